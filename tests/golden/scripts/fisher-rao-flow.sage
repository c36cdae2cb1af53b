# The rate of the Fisher-Rao gradient flow of a linear programme
#
# Here: Fisher-Rao gradient flow of a decision process with 2 states and 4 state-action pairs.
#
# An optimal point, prices and a direction prove the optimum and the rate; they are checked here,
# and the neighbours of the optimum are found.
#
# References:
#   J. Mueller, S. Cayci, G. Montufar: Fisher-Rao gradient flows of linear programs and
#   state-action natural policy gradients, SIAM J. Optim. 35 (2025), arXiv:2403.19448
#   M. Birch: Maximum likelihood in three-way contingency tables,
#   J. R. Stat. Soc. B 25 (1963)
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


# programs: rates of Fisher-Rao gradient flows of linear programmes, from a proof.
#
# Maximise c x where A x = b and x >= 0. The data are rows of numerators and denominators in turn:
# those of A, then b, c, an optimal point x, prices y, and a direction z. The slacks are y A - c.
# They are zero where x is positive, and positive elsewhere, so x is optimal and its support is
# that of the optimal face; the least of them there is the rate, for z proves that no prices have
# more.


from itertools import combinations

from sage.arith.misc import binomial
from sage.modules.free_module_element import vector


def rational_numbers(row):
    return [QQ(p) / q for p, q in zip(row[::2], row[1::2])]


def parts_of(values):
    return [part for v in values for part in (QQ(v).numerator(), QQ(v).denominator())]


def least_gaps(A, c, x, outside):
    """The least gap of a neighbour of a vertex, and the least over its total variation."""
    K = A.right_kernel().basis_matrix()
    k = K.nrows()
    if len(outside) > k and binomial(len(outside), k - 1) > 5000:
        return []
    found = []
    for chosen in combinations(outside, k - 1):
        null = K.matrix_from_columns(list(chosen)).left_kernel().basis_matrix()
        if null.nrows() != 1:
            continue
        z = (null * K).row(0)
        if any(z[j] < 0 for j in outside):
            z = -z
        if any(z[j] < 0 for j in outside):
            continue
        far = min(-x[j] / z[j] for j in range(len(z)) if z[j] < 0)
        gap = -far * (c * z)
        found.append((gap, 2 * gap / (far * sum(abs(v) for v in z))))
    return [min(gap for gap, _ in found), min(rate for _, rate in found)]


def fisher_rao_rate(data):
    """Optimum, support, whether it and its prices are unique, rate, slowest entries, least gaps."""
    rows = [vector(QQ, rational_numbers(row)) for row in data]
    A = matrix(QQ, rows[:-5])
    b, c, x, y, z = rows[-5:]
    slack = y * A - c
    if A * x != b or min(x) < 0:
        raise ValueError("the point is not in the polytope")
    support = [j for j, v in enumerate(x) if v > 0]
    outside = [j for j, v in enumerate(x) if v == 0]
    if any(slack[j] != 0 for j in support):
        raise ValueError("a slack is not zero on the support")
    rate = min(slack[j] for j in outside)
    if rate <= 0:
        raise ValueError("a slack is not positive off the support")
    slowest = [j for j in outside if slack[j] == rate]
    growing = [j for j in outside if z[j] > 0]
    if A * z != 0 or any(z[j] < 0 for j in outside) or growing != slowest:
        raise ValueError("the direction does not prove the rate")
    columns = A.matrix_from_columns(support).rank()
    unique = bool(columns == len(support))
    least = least_gaps(A, c, x, outside) if unique else []
    return [
        ("optimum", parts_of([c * x])),
        ("support", support),
        ("unique", unique),
        ("degenerate", bool(columns < A.nrows())),
        ("maximiser", parts_of(x)),
        ("rate", parts_of([rate])),
        ("slowest", slowest),
        ("least", parts_of(least)),
    ]


# The problem --------------------------------------------------------------
data = [[1, 10, 1, 1, 0, 1, -9, 10], [0, 1, -9, 10, 1, 10, 1, 1], [2, 25, 1, 50], [1, 1,
  0, 1, 2, 1, 0, 1], [0, 1, 2, 25, 23, 25, 0, 1], [18, 1, 20, 1], [1, 1, -1, 10,
  -9, 10, 0, 1]]
write_answer("fisher-rao-flow", fisher_rao_rate(data))
