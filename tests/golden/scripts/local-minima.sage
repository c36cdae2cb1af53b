# The local minima of the square loss of a ReLU network, by activation regions
#
# Here: local minima of 1 ReLU neurons on 3 samples in R^1.
#
# For each region critical weights of the quadratic form that the loss is there: in the region, or
# with inequalities that exclude it. Both are checked here; losses and ranks are computed.
#
# References:
#   K. Karhadkar, M. Murray, H. Tseran, G. Montufar: Mildly overparameterized ReLU networks
#   have a favorable loss landscape, arXiv:2305.19510
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


# fan: a proof that a classification fan has so many maximal cones, checked in integers.
#
# Of k affine functions one is the largest at each point p. Witnesses are functions, each with its
# constant first; the numbers of the largest ones, in order of occurrence, are their covector.
# A refutation is a list of (q, a, b, y): at point q the function a is larger than b. If these
# inequalities, times y > 0, add up to zero, then no functions satisfy them all (Gordan).


def renamed_labels(c):
    """The numbers 0, 1, ... in the order in which labels occur."""
    names = {}
    return tuple(names.setdefault(label, len(names)) for label in c)


def scalar_product(f, p):
    return sum(a * b for a, b in zip(f, p))


def largest_at(p, functions):
    values = [scalar_product(f, p) for f in functions]
    if values.count(max(values)) > 1:
        raise ValueError("a witness has two largest functions at a point")
    return values.index(max(values))


def sum_of_inequalities(points, k, inequalities):
    """The largest function of each point, and the coefficients of all functions."""
    largest = {}
    total = [[0] * len(points[0]) for _ in range(k)]
    for q, a, b, y in inequalities:
        if y <= 0 or a == b or largest.setdefault(q, a) != a:
            raise ValueError("a refutation is no sum of inequalities")
        total[a] = [s + y * v for s, v in zip(total[a], points[q])]
        total[b] = [s - y * v for s, v in zip(total[b], points[q])]
    return largest, total


def check_zero(total):
    if any(v != 0 for row in total for v in row):
        raise ValueError("the inequalities of a refutation do not add up to zero")


def refuted_pattern(points, k, refutation):
    """Its points, and which of them have the same largest function."""
    largest, total = sum_of_inequalities(points, k, refutation)
    if not refutation:
        raise ValueError("a refutation is empty")
    check_zero(total)
    support = tuple(sorted(largest))
    return support, renamed_labels([largest[q] for q in support])


def fan_by_parts(points, k, witnesses, refutations):
    """The numbers of cones with 1, ..., k different labels, up to their names."""
    cones = set(renamed_labels([largest_at(p, w) for p in points]) for w in witnesses)
    if len(cones) < len(witnesses):
        raise ValueError("two witnesses of one cone")
    beginnings = set(c[:t] for c in cones for t in range(1, len(c)))
    patterns = {}
    for refutation in refutations:
        support, pattern = refuted_pattern(points, k, refutation)
        patterns.setdefault(support[-1], {}).setdefault(support, set()).add(pattern)
    for c in beginnings:
        for label in range(min(max(c) + 2, k)):
            child = c + (label,)
            if child in beginnings or child in cones:
                continue
            known = patterns.get(len(c), {})
            if not any(renamed_labels([child[q] for q in s]) in known[s] for s in known):
                raise ValueError("neither a witness nor a refutation of %s" % (child,))
    return [sum(1 for c in cones if max(c) == j) for j in range(k)]


# minima: local minima of the square loss of a ReLU network with one hidden layer, by regions.
#
# On a region the outputs are J w. Each proof is (numbers, multipliers): the numbers, divided by the
# last of them, are weights w with J^T (J w - y) = 0, a critical point. Without multipliers w lies
# in the region, so it is a local minimum. Otherwise inequalities (r, f), with r = j n + i for
# neuron j at sample i and f > 0, add up to a combination of rows of J, which is constant on all
# critical points, and it is not positive at w: no critical point satisfies them all (Motzkin).


from itertools import product


def local_minima(points, y, v, witnesses, refutations, proofs):
    """Numbers of regions, all and with full rank; with local minima: patterns, ranks, losses."""
    fan_by_parts(points, 2, witnesses, refutations)
    cones = [[largest_at(p, w) for p in points] for w in witnesses]
    patterns = [[1 if label == s else 0 for label in c] for c in cones for s in (0, 1)]
    regions = list(product(patterns, repeat=len(v)))
    if len(regions) != len(proofs):
        raise ValueError("expected a proof for each region")
    X = [[QQ(c) / p[0] for c in p] for p in points]
    n, full, active, ranks, losses = len(X), 0, [], [], []

    def inequality(region, r):
        j, i = divmod(r, n)
        sign = 1 if region[j][i] == 1 else -1
        return [sign * s if k == j else 0 for k in range(len(v)) for s in X[i]]

    for region, (numbers, multipliers) in zip(regions, proofs):
        J = matrix(QQ, [[c * a[i] * s for c, a in zip(v, region) for s in X[i]] for i in range(n)])
        w = [QQ(c) / numbers[-1] for c in numbers[:-1]]
        errors = [scalar_product(row, w) - c for row, c in zip(J.rows(), y)]
        if any(scalar_product(column, errors) != 0 for column in J.columns()):
            raise ValueError("the weights are not critical")
        r = J.rank()
        full += 1 if r == n else 0
        if not multipliers:
            if any(scalar_product(inequality(region, k), w) <= 0 for k in range(len(v) * n)):
                raise ValueError("the weights lie elsewhere")
            loss = scalar_product(errors, errors)
            active += [a for pattern in region for a in pattern]
            ranks.append(r)
            losses += [loss.numerator(), loss.denominator()]
        else:
            if any(f <= 0 for _, f in multipliers):
                raise ValueError("a multiplier is not positive")
            terms = [[f * c for c in inequality(region, k)] for k, f in multipliers]
            total = [sum(column) for column in zip(*terms)]
            if J.stack(matrix(QQ, [total])).rank() != r or scalar_product(total, w) > 0:
                raise ValueError("the inequalities do not exclude the critical points")
    return [len(regions), full], active, ranks, losses


# The problem --------------------------------------------------------------
points = [[1, 0], [1, 1], [1, 2]]
y = [QQ(1), QQ(0), QQ(QQ(1)/2)]
v = [QQ(1)]
witnesses = [[[0, 0]], [[3, -2], [0, 0]], [[1, -2], [0, 0]]]
refutations = [[[0, 0, 1, 1], [1, 1, 0, 2], [2, 0, 1, 1]]]
proofs = [[[3, -1, 4], []], [[-1, -1, 1], []], [[1, -1, 1], [[1, 1]]], [[-3, 2, 2], []],
  [[1, -2, 1], []], [[-1, 1, 2], [[1, 1]]]]
regions, active, ranks, losses = local_minima(points, y, v, witnesses, refutations, proofs)
write_answer(
    "local-minima",
    [("regions", regions), ("active", active), ("ranks", ranks), ("losses", losses)],
)
