# The fewest hidden neurons with which a network fills its space of functions
#
# Here: fewest hidden neurons in 3 layers with z^2 that fill the functions from 2 inputs to 1
#   output.
#
# Wider layers give more functions, so the first number of hidden neurons with which some network
# fills the space is the least. A network fills it if the rank of the derivative at random weights
# modulo a prime is the number of coefficients of the functions.
#
# References:
#   J. Kileel, M. Trager, J. Bruna: On the expressive power of deep polynomial neural
#   networks, NeurIPS 2019
#
# How to run:  sage FILE, or python FILE where the wheel passagemath-singular is installed.
# The answer stands between NEUROVARIETY-ANSWER and END; a line is a name, a type, a value.
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


# random: random numbers in place of generic ones.


def random_numbers(kk, n):
    """Nonzero elements of a prime field, or positive integers over QQ."""
    bound = kk.characteristic() or 1001
    return [kk(ZZ.random_element(1, bound)) for _ in range(n)]


# dimension: the dimension of the functions of a network, without expanding them.
#
# The derivative of the functions by the weights is evaluated at random weights on random inputs,
# from the last layer back. One input more raises its rank, unless none does. So this is the rank
# of the derivative at those weights: a lower bound of the dimension, and equal to it at generic
# ones, if the prime divides no exponent.


def output_derivative(weights, activations, bias, X):
    """The derivative of the outputs on the columns of X: a row for each weight, layer by layer and
    row by row, and a column for each output and input.

    The derivative by a weight is the product of that by what leaves its layer and of what enters
    it. Inputs on which the outputs are not defined are left out.
    """
    kk = X.base_ring()
    entering, leaving, start = [], [], X
    for k, W in enumerate(weights):
        if k:
            f, g = activations[k - 1]
            defined = [j for j, z in enumerate(leaving[-1].columns()) if all(g(t) for t in z)]
            if not defined:
                raise ValueError("expected defined outputs: take another seed or prime")
            if len(defined) < X.ncols():
                return output_derivative(weights, activations, bias, start[:, defined])
            X = leaving[-1].apply_map(lambda t: f(t) / g(t))
        if bias:
            X = X.stack(matrix(kk, [[1] * X.ncols()]))
        entering.append(X)
        leaving.append(W * X)
    tops = [(f.derivative() * g - f * g.derivative(), g) for f, g in activations]
    slopes = [Z.apply_map(lambda t: f(t) / g(t)**2) for (f, g), Z in zip(tops, leaving)]
    columns = []
    for i in range(weights[-1].nrows()):
        back = matrix(kk, [[1 if j == i else 0] * X.ncols() for j in range(weights[-1].nrows())])
        blocks = []
        for k in reversed(range(len(weights))):
            blocks = [[s * t for s, t in zip(row, x)]
                      for row in back.rows() for x in entering[k].rows()] + blocks
            if k:
                before = slopes[k - 1]
                W = weights[k][:, :before.nrows()]
                back = (W.transpose() * back).elementwise_product(before)
        columns.append(matrix(kk, blocks))
    joined = columns[0]
    for block in columns[1:]:
        joined = joined.augment(block)
    return joined


def rank_on_inputs(on, outputs):
    """The rank of a matrix with a column for each output and input, on inputs that a function
    draws: while the columns are independent, as many again; then a few to see whether it stays."""
    J = on(5)
    known, found = -1, J.rank()
    while known < found < J.nrows():
        J = J.augment(on(found // outputs + 1 if found == J.ncols() else 5))
        known, found = found, J.rank()
    return found


def network_dimension(kk, widths, activations, bias=False):
    """The rank at random weights; activations are numerators and denominators in one variable."""
    weights = [matrix(kk, b, a + bias, random_numbers(kk, b * (a + bias)))
               for a, b in zip(widths, widths[1:])]
    return rank_at_weights(weights, activations, bias)


def shared_dimension(kk, layers, activations):
    """The rank at random weights; layers are tables of the numbers of weights, 0 for none."""
    places = [n for L in layers for row in L for n in row]
    names = sorted(set(places) - set([0]))
    values = dict(zip(names, random_numbers(kk, len(names))))
    weights = [matrix(kk, [[values.get(n, 0) for n in row] for row in L]) for L in layers]
    rows = dict((n, i) for i, n in enumerate(names))
    ones = dict(((rows[n], j), 1) for j, n in enumerate(places) if n != 0)
    return rank_at_weights(weights, activations, False, matrix(kk, len(names), len(places), ones))


def rank_at_weights(weights, activations, bias, added=1):
    """The rank; the derivatives by all entries with the same weight are added by a matrix."""
    kk = weights[0].base_ring()
    R = PolynomialRing(kk, "z")
    activations = [tuple(R(h if h in QQ else h.polynomial(h.parent().gen())) for h in pair)
                   for pair in activations]
    inputs = weights[0].ncols() - bias

    def on(count):
        X = matrix(kk, inputs, count, random_numbers(kk, inputs * count))
        return added * output_derivative(weights, activations, bias, X)

    return rank_on_inputs(on, weights[-1].nrows())


def attention_outputs(weights, X):
    """V X X^t K^t Q X for the matrices V, K, Q of each layer; the outputs for the first token."""
    for V, K, Q in zip(weights[::3], weights[1::3], weights[2::3]):
        X = V * X * ((K * X).transpose() * (Q * X))
    return X.column(0)


def attention_dimension(kk, widths, ranks, tokens):
    """The rank at random weights: along each weight the outputs are a polynomial, whose linear
    coefficient is the derivative."""
    D = PolynomialRing(kk, "z")
    layers = zip(widths, widths[1:], ranks)
    sizes = [size for d, e, a in layers for size in ((e, d), (a, d), (a, d))]
    weights = [matrix(D, m, n, random_numbers(kk, m * n)) for m, n in sizes]

    def along(k, i, j, X):
        moved = list(weights)
        moved[k] = matrix(D, weights[k])
        moved[k][i, j] += D.gen()
        return [f[1] for f in attention_outputs(moved, X)]

    def on(count):
        samples = [matrix(D, widths[0], tokens, random_numbers(kk, widths[0] * tokens))
                   for _ in range(count)]
        return matrix(kk, [[c for X in samples for c in along(k, i, j, X)]
                           for k, (m, n) in enumerate(sizes) for i in range(m) for j in range(n)])

    return rank_on_inputs(on, widths[-1])


# The problem --------------------------------------------------------------
from itertools import combinations

kk = GF(32003)
set_random_seed(1)
hidden = 2
ambient = 5
neurons = 2
z = PolynomialRing(QQ, "z").gen()


def fills(widths):
    weights = sum(a * b for a, b in zip(widths, widths[1:]))
    return weights - neurons >= ambient and ambient == network_dimension(
        kk, widths, [(z**2, 1) for _ in range(hidden)])


found = []
while not found:
    for cuts in combinations(range(1, neurons), hidden - 1):
        places = [0, *cuts, neurons]
        h = [b - a for a, b in zip(places, places[1:])]
        if fills([2, *h, 1]):
            found.append(h)
    if not found:
        neurons += 1
        write_progress("minimal-filling", [("neurons", neurons), ("widths", [])])
write_answer("minimal-filling", [
    ("neurons", neurons), ("widths", [d for h in found for d in h])])
