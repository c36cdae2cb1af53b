# The critical points of a quadratic loss of a linear network, approximately
#
# Here: real critical points of the linear network with widths 1, 1, 1 for 1 generic sample and
#   generic regularization.
#
# The loss is 1/2 |W_h ... W_1 X - Y|^2 + 1/2 sum lambda w^2 over the weights w. All complex
# critical points are approximated, one of each orbit under the sign changes of hidden neurons:
# they are found modulo a prime, lifted to the rational numbers, and then are roots of polynomials
# in one variable.
#
# Nothing here is a proof. The number of points is the same modulo two primes; whoever certifies as
# many different complex points near the approximations, as neurovariety does by interval
# arithmetic, knows all real ones.
#
# An approximation is a list of integers: real and imaginary parts, in units of 2^-60.
#
# References:
#   T. Duff, C. Hill, A. Jensen, K. Lee, A. Leykin, J. Sommars: Solving polynomial systems
#   via homotopy continuation and monodromy, IMA J. Numer. Anal. 39 (2019) 1421-1446
#   A. Bharadwaj: Critical Points of Deep Linear Networks, thesis, San Francisco State
#   University
#   D. Mehta, T. Chen, T. Tang, J. Hauenstein: The loss surface of deep linear networks
#   viewed through the algebraic geometry lens, IEEE Trans. Pattern Anal. Mach. Intell. 44
#   (2022) 5664-5680
#   M. Trager, K. Kohn, J. Bruna: Pure and Spurious Critical Points, arXiv:1910.01671
#
# How to run:  sage FILE, or python FILE where the wheel passagemath-singular is installed.
# The answer stands between NEUROVARIETY-ANSWER and END; a line is a name, a type, a value.
#
# Names:
#   nv0 = w1_11
#   nv1 = w2_11
#
# Written by neurovariety 0.2.0.

import os

try:
    import sage.all__sagemath_singular  # the modular wheels
except ImportError:
    import sage.all  # a whole Sage
from sage.libs.singular.function_factory import ff
from sage.libs.singular.option import opt_verb
from sage.matrix.constructor import matrix
from sage.misc.randstate import set_random_seed
from sage.rings.finite_rings.finite_field_constructor import GF
from sage.rings.integer_ring import ZZ
from sage.rings.polynomial.polynomial_ring_constructor import PolynomialRing
from sage.rings.rational_field import QQ
from sage.version import version

ALGORITHM = "libsingular:slimgb"  # what computes Groebner bases

# Over QQ the std of Singular 4.4, and so elimination, asks the Hilbert function modulo 32003 when
# to stop: where the prime is a bad one, bases were wrong, or it crashed. This bit, NOT_TRICKS,
# forbids it; to Singular 4.3 it means another thing.
if str(ff.system("version", ring=PolynomialRing(QQ, "x, y"))) >= "44":
    opt_verb.load((int(opt_verb) | 1 << 28, 0, 0))


# result: the answer of a script, written so that no other output can be taken for it.
#
# It goes to the file that the environment variable NEUROVARIETY_ANSWER names, or to standard
# output. The last line counts the lines between the first and itself, so a truncated answer is
# seen. A polynomial is one line "exponents | coefficient" for each term, independent of all names.


def polynomial_lines(f):
    terms = f.dict()
    lines = ["polynomial %d" % len(terms)]
    for exponents in sorted(terms, reverse=True):
        lines.append("%s | %s" % (" ".join(str(e) for e in exponents), terms[exponents]))
    return lines


def answer_lines(name, value):
    """A field: a truth value, an integer, a text, a list of integers, or (ring, polynomials)."""
    if isinstance(value, bool):
        return ["%s bool %s" % (name, "true" if value else "false")]
    if isinstance(value, str):
        return ["%s text %s" % (name, value.replace("\n", " "))]
    if isinstance(value, list):
        return [" ".join([name, "ints"] + [str(ZZ(v)) for v in value])]
    if isinstance(value, tuple):
        R, polynomials = value
        lines = ["%s polynomials %d %d" % (name, R.ngens(), len(polynomials))]
        return lines + [line for f in polynomials for line in polynomial_lines(R(f))]
    return ["%s int %s" % (name, ZZ(value))]


def write_frame(mark, kind, fields, mode):
    body = answer_lines("engine", "Sage " + version)
    for name, value in fields:
        body += answer_lines(name, value)
    text = "\n".join(["%s 1 %s" % (mark, kind)] + body + ["END %d" % len(body), ""])
    channel = os.environ.get("NEUROVARIETY_ANSWER")
    if channel:
        with open(channel, mode) as answer:
            answer.write(text)
    else:
        print(text, end="", flush=True)


def write_answer(kind, fields):
    write_frame("NEUROVARIETY-ANSWER", kind, fields, "w")


def write_progress(kind, fields):
    """What is known so far: it survives when the run is stopped; the answer takes its place."""
    write_frame("NEUROVARIETY-PROGRESS", kind, fields, "a")


# primes: counts modulo several primes, of which two must agree.
#
# A prime may be bad for a count although it divides no coefficient: a minor of the coefficients is
# enough. There are finitely many such primes; two of them that are wrong alike are not expected.


def until_two_agree(primes, count):
    """The first of two primes for which a function gives the same, that value, and a line on it.

    If no two do, the first prime and its value.
    """
    found = {}
    for p in primes:
        value = count(p)
        same = [q for q in found if found[q] == value]
        if same:
            agree = f"holds modulo p, {same[0]} and {p} agree"
            return same[0], value, ("assumes-good-prime", agree)
        found[p] = value
    names = ", ".join(str(p) for p in found)
    first, value = next(iter(found.items()))
    return first, value, ("assumes-good-prime", f"fails, the counts modulo {names} differ")


# loss: the quadratic loss of a linear network, regularised or not, and its gradient.
#
# A network with widths d_0, ..., d_h has the weights W_1, ..., W_h, W_i of size d_i x d_(i-1), and
# maps x to W_h ... W_1 x. They are the variables of a ring, layer by layer, each by its rows.


def weight_matrices(weights, widths):
    """W_1, ..., W_h, filled with a list of elements of one ring."""
    matrices, start = [], 0
    for columns, rows in zip(widths, widths[1:]):
        matrices.append(matrix(rows, columns, weights[start : start + rows * columns]))
        start += rows * columns
    return matrices


def network_function(weights, widths):
    """The matrix W_h ... W_1."""
    product, *later = weight_matrices(weights, widths)
    for W in later:
        product = W * product
    return product


def loss_gradient(R, widths, X, Y, penalties):
    """The partial derivatives of 1/2 |W_h ... W_1 X - Y|^2 + 1/2 sum of lambda w^2 over the
    weights w; the lambda are a list in the order of the weights, or empty."""
    residues = network_function(R.gens(), widths) * X.change_ring(R) - Y.change_ring(R)
    twice = sum(r**2 for r in residues.list())
    twice += sum(penalty * w**2 for penalty, w in zip(penalties, R.gens()))
    return [twice.derivative(w) / 2 for w in R.gens()]


# ideals: rings, Groebner bases, and what is read off their leading terms.


def polynomial_ring(kk, names, order="degrevlex"):
    """Names, or the number of variables; also one variable makes a ring of several."""
    if not isinstance(names, list):
        names = ["t%d" % i for i in range(names)]
    return PolynomialRing(kk, len(names), names=names, order=order)


def groebner(I):
    """The reduced Groebner basis, sorted. msolve proves nothing over QQ, so it asks to say so."""
    R = I.ring()
    if I.is_zero():
        return []
    if ALGORITHM == "msolve":
        if R.term_order().name() != "degrevlex":
            raise ValueError("msolve knows the order degrevlex alone: take another algorithm")
        basis = I.groebner_basis("msolve", proof=False)
    else:
        basis = I.groebner_basis(ALGORITHM)
    return sorted((f / f.lc() for f in map(R, basis)), reverse=True)


def leading_ideal(I):
    return I.ring().ideal([f.lm() for f in groebner(I)])


def dimension_and_degree(I):
    """By the leading ideal in a graded order: the degree is that of the projective closure."""
    R = I.ring().change_ring(order="degrevlex")
    return monomial_dimension_and_degree(leading_ideal(R.ideal([R(f) for f in I.gens()])))


def monomial_dimension_and_degree(L):
    """Those of an ideal of monomials; (-1, 0) for the unit ideal."""
    if L.is_one():
        return -1, 0
    standard = {L: {"isSB": 1}}
    return ff.dim(L, attributes=standard), ff.mult(L, attributes=standard)


# points: the critical points of a linear network, counted by their zeros without solving for them.
#
# The zeros of I, if finitely many, are the points of its radical, by Seidenberg's lemma 92
# (Constructions in algebra, Trans. AMS 197, 1974): over a perfect field add to I the squarefree
# part f_i of the polynomial in the variable w_i alone that I contains.
#
# If f_i = w_i h_i, then h_i is not zero where w_i is. So w_i and h_i split the points: those with
# w_i = 0 are the zeros of I + (w_i), the others those of I + (h_i). One variable after the other
# splits the points by their patterns of zeros. An ideal that contains the radical is radical, for
# its algebra is a quotient of a product of fields: its points are counted by its degree.
#
# A hidden neuron may change the sign of all the weights that enter it and of all that leave it:
# the loss stays as it is. The orbits of these changes have as many points as there are characters
# that the nonzero weights generate.

from sage.misc.misc_c import prod


def standard_ideal(basis):
    """An ideal with the word to Singular that its generators are a Groebner basis."""
    I = basis[0].parent().ideal(basis)
    return I, {I: {"isSB": 1}}


def normal_form(f, basis):
    I, is_standard = standard_ideal(basis)
    return ff.reduce(f, I, attributes=is_standard)


def degree_of(basis):
    I, is_standard = standard_ideal(basis)
    return ff.vdim(I, attributes=is_standard)


def value_in_algebra(f, x, basis):
    """f(x) modulo an ideal, by Horner's rule."""
    value = x.parent().zero()
    for c in reversed(f.list()):
        value = normal_form(value * x + c, basis)
    return value


def squarefree_eliminants(basis):
    """For each variable the squarefree part of the polynomial in it, with its degree before."""
    I, is_standard = standard_ideal(basis)
    pairs = []
    for f in ff.finduni(I, attributes=is_standard):
        g = f.univariate_polynomial()
        pairs.append((prod(factor for factor, e in g.squarefree_decomposition()), g.degree()))
    return pairs


def split_by_zeros(basis):
    """Groebner bases of the points of each pattern: 0 where a weight vanishes, 1 where not."""
    R = basis[0].parent()
    eliminants = squarefree_eliminants(basis)
    simple = [f(x) for x, (f, degree) in zip(R.gens(), eliminants) if f.degree() < degree]
    radical = groebner(R.ideal(basis + simple)) if simple else basis
    parts = {(): radical}
    for x, (f, degree) in zip(R.gens(), eliminants):
        h = value_in_algebra(f.shift(-1) if f[0] == 0 else f, x, radical)
        split = {}
        for pattern, part in parts.items():
            if normal_form(h, part) == 0:
                split[(*pattern, 1)] = part
            elif normal_form(x, part) == 0:
                split[(*pattern, 0)] = part
            else:
                split[(*pattern, 0)] = groebner(R.ideal([*part, x]))
                split[(*pattern, 1)] = groebner(R.ideal([*part, h]))
        parts = split
    return dict(sorted(parts.items()))


def sign_characters(widths):
    """A row over GF(2) for each weight: ones at the hidden neurons at its ends."""
    layers = range(len(widths))
    neurons = [(i, k) for i in layers[1:-1] for k in range(widths[i])]
    ends = [
        {(i - 1, c), (i, r)}
        for i in layers[1:]
        for r in range(widths[i])
        for c in range(widths[i - 1])
    ]
    return matrix(GF(2), len(ends), len(neurons), [v in e for e in ends for v in neurons])


def critical_point_count(I, widths):
    """Fields of the answer: the scheme of I and, if it is finite, its points and their zeros."""
    basis = groebner(I)
    dimension, degree = monomial_dimension_and_degree(I.ring().ideal([f.lm() for f in basis]))
    fields = [("dimension", dimension), ("degree", degree)]
    if dimension != 0:
        return fields
    characters = sign_characters(widths)
    counts, orbits = {}, 0
    for pattern, part in split_by_zeros(basis).items():
        counts[pattern] = degree_of(part)
        nonzero = [k for k, entry in enumerate(pattern) if entry]
        orbits += counts[pattern] // 2 ** characters.matrix_from_rows(nonzero).rank()
    points = sum(counts.values())
    return fields + [
        ("points", points),
        ("orbits", orbits),
        ("reduced", points == degree),
        ("patternCounts", list(counts.values())),
        ("patternSupports", [entry for pattern in counts for entry in pattern]),
    ]


# orbits: the critical points of one pattern of zeros, up to the signs of hidden neurons.
#
# Let the weights w_b, b in B, have characters that are a basis of those of all nonzero weights,
# and let that of w_j be the product over B_j in B. The signs leave the y_b = w_b^2 and, for the
# other weights w_j = z_j prod of w_b over B_j, the z_j as they are, and a change of them makes any
# choice of the square roots w_b any other. In the y and z the partial derivative by w_j is
# prod of w_b over B_j times a polynomial: a square system, whose zeros are the orbits, one each.


def orbit_factors(nonzero, characters):
    """The B_j of the nonzero weights, b itself for b in B."""
    chosen = characters.matrix_from_rows(nonzero)
    basis = [nonzero[k] for k in chosen.pivot_rows()]
    rows = characters.matrix_from_rows(basis).solve_left(chosen).rows()
    return {j: [b for b, e in zip(basis, row) if e] for j, row in zip(nonzero, rows)}


def orbit_equation(f, j, factors, S):
    """The derivative f by w_j in the y and z, with integers as coefficients; weights that are not
    among those with factors are zero."""
    terms = {}
    for exponents, c in (f * f.denominator()).dict().items():
        if all(k in factors for k, e in enumerate(exponents) if e):
            powers = []
            for k in factors:
                if factors[k] == [k]:
                    power = sum(exponents[i] for i in factors if k in factors[i])
                    powers.append((power - (k in factors[j])) // 2)
                else:
                    powers.append(exponents[k])
            terms[tuple(powers)] = c
    return S(terms)


def orbit_resolution(part, factors, seed_form):
    """(q, values) modulo the prime: t = u, the y and z as polynomials in t modulo q(t).

    u is the sum of c_j w_j prod of w_b over B_j; None if it does not separate the orbits.
    """
    R = part[0].parent()
    invariants = [R.gen(j) * prod(R.gen(b) for b in factors[j]) for j in factors]
    u = sum(c * f for c, f in zip(seed_form, invariants))
    basis = {b for found in factors.values() for b in found}
    orbits = degree_of(part) // 2 ** len(basis)
    powers = [R.one()]
    for _ in range(orbits):
        powers.append(normal_form(u * powers[-1], part))
    vectors = [f.dict() for f in powers + [normal_form(f, part) for f in invariants]]
    places = {exponents: k for k, exponents in enumerate(set().union(*vectors))}
    entries = {(k, places[e]): c for k, v in enumerate(vectors) for e, c in v.items()}
    M = matrix(R.base_ring(), len(vectors), len(places), entries, sparse=False)
    independent = M[:orbits]
    if independent.rank() < orbits:
        return None
    T = PolynomialRing(R.base_ring(), "t")
    power, *rows = (T(row.list()) for row in independent.solve_left(M[orbits:]).rows())
    q = T.gen() ** orbits - power
    value = dict(zip(factors, rows))
    for j in factors:
        if factors[j] != [j]:
            divisor = prod((value[b] for b in factors[j]), T.one()) % q
            value[j] = value[j] * divisor.inverse_mod(q) % q
    return q, list(value.values())


def orbit_point(values, factors, n):
    """The n weights of a point of the orbit where y and z have the given values."""
    value = dict(zip(factors, values))
    roots = {b: value[b].sqrt() for b in factors if factors[b] == [b]}
    point = [values[0].parent().zero()] * n
    for j in factors:
        point[j] = roots[j] if j in roots else value[j] * prod(roots[b] for b in factors[j])
    return point


# resolution: the zeros of a square system over the rational numbers from those modulo a prime.
#
# The simple zeros of a system F in x_1, ..., x_n are t = u(x), q(t) = 0 and x_i = v_i(t), where
# the form u separates them. If this is known modulo p^k, Newton's iteration gives it modulo
# p^(2k). The coefficients of q and of v_i q' modulo q, which are the smaller ones, are numbers of
# finite height: they are known when p^k is large enough (Giusti, Lecerf, Salvy: A Groebner free
# alternative for polynomial system solving, Journal of Complexity 17, 2001).
#
# Numbers from their remainders are no proof: whoever uses the roots certifies them.

import sys

from sage.rings.complex_interval_field import ComplexIntervalField
from sage.rings.finite_rings.integer_mod_ring import Zmod

# Sage writes the modulus of a ring as text to hash it; Python refuses so many digits.
if hasattr(sys, "set_int_max_str_digits"):
    sys.set_int_max_str_digits(0)

MARGIN = 2**64  # by which a modulus is larger than what is needed to know a number


def monomial_value(exponents, values, q, known):
    """Modulo q; the values of all divisors are kept, too."""
    if exponents not in known:
        k = next(i for i, e in enumerate(exponents) if e)
        smaller = (*exponents[:k], exponents[k] - 1, *exponents[k + 1 :])
        known[exponents] = monomial_value(smaller, values, q, known) * values[k] % q
    return known[exponents]


def evaluations(polynomials, values, q):
    """Of polynomials with integers as coefficients, modulo q."""
    T = q.parent()
    known = {(0,) * len(values): T.one()}
    return [
        sum(
            (ZZ(c) * monomial_value(tuple(e), values, q, known) for e, c in f.dict().items()),
            T.zero(),
        )
        for f in polynomials
    ]


def reduced_product(A, B, q):
    return (A * B).apply_map(lambda f: f % q)


def inverse_modulo(M, q):
    """None if the determinant has a common zero with q."""
    A = M.change_ring(q.parent().quotient(q))
    adjugate = A.adjugate()
    determinant = (A * adjugate)[0, 0].lift()
    if determinant.gcd(q).degree() > 0:
        return None
    factor = determinant.inverse_mod(q)
    return adjugate.apply_map(lambda f: f.lift() * factor % q, q.parent())


def rational_polynomial(f, modulus):
    """Raises an ArithmeticError if the modulus is too small to know the coefficients."""
    numbers = [c.rational_reconstruction() for c in f.list()]
    if any(abs(c.numerator()) * c.denominator() * MARGIN > modulus for c in numbers):
        raise ArithmeticError("the modulus is too small")
    return PolynomialRing(QQ, "t")(numbers)


def rational_resolution(equations, u, q, values):
    """(q, numerators of the x_i) over QQ; the x_i have the denominator q'. None at multiple zeros.

    The equations and u have integers as coefficients; q and the values are over GF(p).
    """
    n = len(equations)
    derivatives = [f.derivative(x) for f in equations for x in u.parent().gens()]
    modulus = q.base_ring().order()
    S = inverse_modulo(matrix(q.parent(), n, n, evaluations(derivatives, values, q)), q)
    if S is None:
        return None
    while True:
        modulus = modulus**2
        T = PolynomialRing(Zmod(modulus), "t")
        q, *values = (T([ZZ(c) for c in f.list()]) for f in [q, *values])
        S = matrix(T, n, n, [T([ZZ(c) for c in f.list()]) for f in S.list()])
        F = matrix(T, n, 1, evaluations(equations, values, q))
        values = [v - step for v, step in zip(values, reduced_product(S, F, q).list())]
        shift = evaluations([u], values, q)[0] - T.gen()
        values = [(v - shift * v.derivative()) % q for v in values]
        q = q - shift * q.derivative() % q
        try:
            numerators = [v * q.derivative() % q for v in values]
            return [rational_polynomial(f, modulus) for f in [q, *numerators]]
        except ArithmeticError:
            J = matrix(T, n, n, evaluations(derivatives, values, q))
            S = 2 * S - reduced_product(S, reduced_product(J, S, q), q)


def complex_values(q, numerators, precision):
    """The values of the x_i at the roots of q, up to an error of 2^(-precision)."""
    bits = 2 * precision
    while True:
        roots = q.roots(ComplexIntervalField(bits), multiplicities=False)
        values = [[f(r) / q.derivative()(r) for f in numerators] for r in roots]
        parts = [part for row in values for x in row for part in (x.real(), x.imag())]
        if all(part.absolute_diameter() < QQ(1) / 2**precision for part in parts):
            return [[x.center() for x in row] for row in values]
        bits *= 2


# approximation: all complex critical points of a regularised linear network, one of each orbit
# under the sign changes of hidden neurons.
#
# Multiple points are left out. Nothing here is a proof: the number of points is one check, a
# certificate for each of them is another.

PRECISION = 60
FORMS = 20  # random forms are tried; a pair of orbits has the same value with probability 1/p


def orbit_approximations(gradient, pattern, part, characters):
    """The points of one pattern of zeros; no points if they could not be told apart."""
    n = len(pattern)
    nonzero = [k for k in range(n) if pattern[k]]
    if not nonzero:
        return [[QQ.zero()] * n]
    factors = orbit_factors(nonzero, characters)
    S = polynomial_ring(QQ, len(nonzero))
    equations = [orbit_equation(gradient[j], j, factors, S) for j in nonzero]
    x = dict(zip(nonzero, S.gens()))
    invariants = [
        x[j] if factors[j] == [j] else x[j] * prod(x[b] for b in factors[j]) for j in nonzero
    ]
    for _ in range(FORMS):
        form = [ZZ.random_element(1, 100) for _ in nonzero]
        found = orbit_resolution(part, factors, form)
        if found is not None:
            u = sum(c * f for c, f in zip(form, invariants))
            resolution = rational_resolution(equations, u, *found)
            if resolution is None:
                return []
            q, *numerators = resolution
            values = complex_values(q, numerators, PRECISION)
            return [orbit_point(row, factors, n) for row in values]
    return []


def approximate_critical_points(gradient, parts, widths):
    """From the gradient over QQ, and Groebner bases of each pattern's points modulo a prime."""
    characters = sign_characters(widths)
    points = []
    for pattern, part in parts.items():
        points += orbit_approximations(gradient, pattern, part, characters)
    return points


def dyadic_parts(point):
    """Integers, the multiples of 2^(-60) nearest to the real and the imaginary parts."""
    return [ZZ((2**PRECISION * part).round()) for w in point for part in (w.real(), w.imag())]


# The problem --------------------------------------------------------------
set_random_seed(1)
R = polynomial_ring(QQ, ["nv%d" % i for i in range(2)])
widths = [1, 1, 1]
X = matrix(QQ, [[QQ(1319)/1024]])
Y = matrix(QQ, [[QQ(5937)/4096]])
penalties = [
    *matrix(QQ, [[QQ(517)/32768]]).list(),
    *matrix(QQ, [[QQ(1045)/16384]]).list(),
]
gradient = loss_gradient(R, widths, X, Y, penalties)


def ideal_modulo(p):
    return R.change_ring(GF(p)).ideal(gradient)


def count_modulo(p):
    return dict(critical_point_count(ideal_modulo(p), widths)).get("points", -1)


agreed, points, agreement = until_two_agree([32003, 20663, 20641], count_modulo)
approximations = []
if points >= 0:
    parts = split_by_zeros(groebner(ideal_modulo(agreed)))
    approximations = approximate_critical_points(gradient, parts, widths)
write_answer("real-critical-points", [
    ("points", points),
    ("approximations", [part for point in approximations for part in dyadic_parts(point)]),
    agreement])
