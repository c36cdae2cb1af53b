# Critical points of the reward on memoryless stochastic policies
#
# Here: critical points of the reward on the policies of a decision process with 2 states, 1
#   observation and 4 state-action pairs.
#
# By state-action frequencies, from which the probabilities are eliminated. On each face of the
# polytope of policies that is no vertex: dimension, degree and equations, in
# the probabilities of all actions but the last of each observation.
#
# References:
#   J. Mueller, G. Montufar: The geometry of memoryless stochastic policy optimization in
#   infinite-horizon POMDPs, ICLR 2022, arXiv:2110.07409
#   G. Montufar, J. Rauh: Geometry of policy improvement, GSI 2017, arXiv:1704.01785
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


# policies: memoryless stochastic policies of decision processes whose states are not all seen.
#
# A process is (transitions, rewards, discount, start, observations): the probabilities
# transitions[s][a][t] to go from state s by action a to t, rewards[s][a], and the number of each
# state's observation. A face has for each observation the list of the actions that are taken.


def policies_on(face):
    """A ring with a variable for the probability of each action but the last of each observation,
    and for each observation the probabilities of its actions."""
    R = polynomial_ring(QQ, sum(len(taken) - 1 for taken in face))
    rest = list(R.gens())
    policy = []
    for taken in face:
        given, rest = rest[: len(taken) - 1], rest[len(taken) - 1 :]
        policy.append(given + [R(1) - sum(given)])
    return R, policy


def bellman_rows(process, face, policy):
    """I - discount P for probabilities of actions."""
    transitions, _, discount, start, seen = process
    n = len(start)
    return [
        [
            int(s == t)
            - discount
            * sum(p * transitions[s][a][t] for a, p in zip(face[seen[s]], policy[seen[s]]))
            for t in range(n)
        ]
        for s in range(n)
    ]


def policy_reward(process, face):
    """The reward as a numerator and a denominator, and the weights of the observations."""
    transitions, rewards, discount, start, seen = process
    R, policy = policies_on(face)
    rows = bellman_rows(process, face, policy)
    n = len(start)
    first = [(1 - discount) * v for v in start]
    often = [
        matrix(R, [first if k == s else rows[k] for k in range(n)]).det() for s in range(n)
    ]
    worth = [
        sum(p * rewards[s][a] for a, p in zip(face[seen[s]], policy[seen[s]])) for s in range(n)
    ]
    weights = [sum(w for w, k in zip(often, seen) if k == o) for o in range(len(face))]
    return R, sum(w * v for w, v in zip(often, worth)), matrix(R, rows).det(), weights


def critical_policies(process, face):
    """Where the reward is critical on a face, without poles, and without zero weights."""
    R, N, D, weights = policy_reward(process, face)
    I = R.ideal([N.derivative(x) * D - N * D.derivative(x) for x in R.gens()])
    for f in [D] + weights:
        if f.degree() > 0:
            I = I.saturation(R.ideal(f))[0]
    return I


# frequencies: critical policies by state-action frequencies.
#
# Those of an observation are a matrix of rank one, with a row for each state. All together they are
# in the affine space of Bellman's flow, on which the reward is linear. Where it is critical, the
# rewards less multipliers times the flow's equations are normal to these matrices.


def critical_frequencies(process, face):
    """The same ideal as critical_policies."""
    transitions, rewards, discount, start, seen = process
    R, policy = policies_on(face)
    n, k = len(start), R.ngens()
    blocks = [[s for s in range(n) if seen[s] == o] for o in range(len(face))]
    sizes = [len(states) * len(taken) for states, taken in zip(blocks, face)]
    S = polynomial_ring(QQ, sum(sizes) + n + k)
    v = S.gens()
    multipliers, chances = v[sum(sizes) : sum(sizes) + n], v[sum(sizes) + n :]

    def leaves(s, a, t):
        return int(s == t) - discount * transitions[s][a][t]

    flow = [(discount - 1) * start[t] for t in range(n)]
    equations, weights = [], []
    for o, (states, taken) in enumerate(zip(blocks, face)):
        first = sum(sizes[:o])
        X = matrix(S, len(states), len(taken), v[first : first + sizes[o]])
        for i, s in enumerate(states):
            for j, a in enumerate(taken):
                flow = [f + leaves(s, a, t) * X[i, j] for t, f in enumerate(flow)]
        G = matrix(S, [
            [rewards[s][a] - sum(leaves(s, a, t) * y for t, y in enumerate(multipliers))
             for a in taken] for s in states])
        weights.append(sum(X.list()))
        for p, column in zip(policy[o], X.columns()):
            equations.append(weights[o] * p(*chances) - sum(column))
        equations += X.minors(2) + (X.transpose() * G).list() + (G * X.transpose()).list()
    I = S.ideal(flow + equations)
    D = matrix(R, bellman_rows(process, face, policy)).det()(*chances)
    for f in [D] + weights:
        I = I.saturation(S.ideal(f))[0]
    found = I.elimination_ideal(list(v[: sum(sizes) + n])).gens()
    return R.ideal([f(*([0] * (sum(sizes) + n)), *R.gens()) for f in found])


# The problem --------------------------------------------------------------
process = (
    [[
        [QQ(0), QQ(1)],
        [QQ(1), QQ(0)],
        ], [
        [QQ(0), QQ(1)],
        [QQ(1), QQ(0)],
        ], ],
    [
        [QQ(1), QQ(0)],
        [QQ(0), QQ(1)],
        ],
    [QQ(QQ(1)/2)][0],
    [QQ(1), QQ(0)],
    [0, 0])
supports = [[[0, 1]]]
fields = []
for k, face in enumerate(supports, 1):
    I = critical_frequencies(process, face)
    d, degree = dimension_and_degree(I)
    fields += [("dimension%d" % k, d), ("degree%d" % k, degree)]
    fields.append(("equations%d" % k, (I.ring(), groebner(I))))
write_answer("policy-critical-points", fields)
