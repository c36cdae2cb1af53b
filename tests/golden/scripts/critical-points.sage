# The critical points of a quadratic loss of a linear network
#
# Here: critical points of the linear network with widths 1, 1, 1 for 1 generic sample and generic
#   regularization.
#
# The loss is 1/2 |W_h ... W_1 X - Y|^2 + 1/2 sum lambda w^2 over the weights w. Its partial
# derivatives generate an ideal; the complex critical points are the zeros.
# They are counted modulo a prime with whose degree that of another one agrees: right with high
# probability, not a proof.
# Sign changes of hidden neurons leave the loss as it is; points are counted by their orbits.
#
# References:
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


# agreement: critical points of linear networks, counted modulo a prime with which another agrees.


def numbers_of(fields):
    """The dimension, the degree and the number of points.

    What a bad prime makes of a count is a smaller degree, or points that come together.
    """
    found = dict(fields)
    return found["dimension"], found["degree"], found.get("points", 0)


def scheme_numbers(I):
    """The same, if no point counts more than once, without the points."""
    leading = I.ring().ideal([f.lm() for f in groebner(I)])
    dimension, degree = monomial_dimension_and_degree(leading)
    return dimension, degree, degree if dimension == 0 else 0


def agreed_point_count(primes, gradient_over, widths):
    """Fields of the answer modulo the first prime with which another agrees, and both primes."""
    fields = critical_point_count(gradient_over(GF(primes[0])), widths)
    simple = dict(fields).get("reduced", True)

    def numbers(p):
        if p == primes[0]:
            return numbers_of(fields)
        if simple:
            return scheme_numbers(gradient_over(GF(p)))
        return numbers_of(critical_point_count(gradient_over(GF(p)), widths))

    agreed, found, agreement = until_two_agree(primes, numbers)
    if agreed != primes[0]:
        fields = critical_point_count(gradient_over(GF(agreed)), widths)
    return fields + [agreement]


# The problem --------------------------------------------------------------
widths = [1, 1, 1]


def gradient_over(kk):
    R = polynomial_ring(kk, ["nv%d" % i for i in range(2)])
    X = matrix(kk, [[QQ(1319)/1024]])
    Y = matrix(kk, [[QQ(5937)/4096]])
    penalties = [
        *matrix(kk, [[QQ(517)/32768]]).list(),
        *matrix(kk, [[QQ(1045)/16384]]).list(),
    ]
    return R.ideal(loss_gradient(R, widths, X, Y, penalties))


fields = agreed_point_count([32003, 20663, 20641], gradient_over, widths)
write_answer("critical-points", fields)
