# The limit of mirror flow for wide shallow networks
#
# Here: limit of mirror flow on 3 data, biases of the uniform density on [-2, 2].
#
# The function of the smallest norm in the space of the network's kernel.
#
# References:
#   S. Liang, G. Montufar: Implicit Bias of Mirror Flow for Shallow Neural Networks in
#   Univariate Regression, arXiv:2410.03988
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


# mirrorflow: the limit of mirror flow for wide shallow ReLU networks with one input.
#
# With m_k(t) the integral of p b^k for b up to t, p the density of the biases, the kernel of
# neurons with input weights 1 and -1 is half of x z m_0 - (x + z) m_1 + m_2 up to the smaller one
# of x and z, and from the larger one on.


def kernel_form(a, b, m):
    return (a * b * m[0] - (a + b) * m[1] + m[2]) / QQ(2)


def moments_between(R, knots, cuts, density):
    """Up to a number: polynomials in it on each piece of the spline; and those in all."""
    t, total, found = R.gen(), [R(0)] * 3, {}
    for i, row in enumerate(density):
        p = sum(c * t**j for j, c in enumerate(row))
        integrals = [(p * t**k).integral(t) for k in range(3)]
        found[cuts[i]] = [f - f(cuts[i]) + m for f, m in zip(integrals, total)]
        total = [R(f(cuts[i + 1])) for f in found[cuts[i]]]
    between, current = [[R(0)] * 3], [R(0)] * 3
    for k in knots:
        current = total if k == cuts[-1] else found.get(k, current)
        between.append(current)
    return between, total


def mirror_flow_limit(x, y, cuts, density):
    """The pieces of the spline, and its squared norm."""
    R = PolynomialRing(QQ, 1, "t")
    t, knots = R.gen(), sorted(set(x) | set(cuts))
    between, total = moments_between(R, knots, cuts, density)
    below = {k: [QQ(m(k)) for m in ms] for k, ms in zip(knots, between[1:])}
    above = {k: [QQ(a) - b for a, b in zip(total, ms)] for k, ms in below.items()}

    def kernel(a, b):
        return kernel_form(a, b, below[min(a, b)]) + kernel_form(a, b, above[max(a, b)])

    gram = matrix(QQ, [[kernel(a, b) for a in x] for b in x])
    c = [row[0] for row in gram.solve_right(matrix(QQ, [[v] for v in y]))]
    pieces = []
    for i, moments in enumerate(between):
        beyond = [a - b for a, b in zip(total, moments)]
        f = R(0)
        for a, v in zip(x, c):
            if a in knots[:i]:
                f += v * (kernel_form(a, t, below[a]) + kernel_form(a, t, beyond))
            else:
                f += v * (kernel_form(a, t, moments) + kernel_form(a, t, above[a]))
        pieces.append(f)
    return [("pieces", (R, pieces)), ("norm", (R, [R(sum(a * b for a, b in zip(c, y)))]))]


# The problem --------------------------------------------------------------
x = [QQ(-1), QQ(0), QQ(1)]
y = [QQ(1), QQ(0), QQ(1)]
cuts = [QQ(-2), QQ(2)]
density = [[QQ(1)/4]]
write_answer("mirror-flow-limit", mirror_flow_limit(x, y, cuts, density))
