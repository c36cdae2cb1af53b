# An ideal of minors
#
# Here: 2-minors of a 2 x 3 matrix.
#
# Generators, reduced Groebner basis, dimension and degree of the ideal of the k x k minors of a
# matrix, and its singular locus: for a matrix of distinct variables, where the rank drops once
# more; for another matrix, by the Jacobian criterion.
#
# References:
#   W. Bruns, U. Vetter: Determinantal Rings, Lecture Notes in Mathematics 1327, 1988
#   K. Kohn: The geometry of neural networks (with M. Trager and J. Bruna), talk, 2020
#
# How to run:  sage FILE, or python FILE where the wheel passagemath-singular is installed.
# The answer stands between NEUROVARIETY-ANSWER and END; a line is a name, a type, a value.
#
# Names:
#   nv0 = a
#   nv1 = b
#   nv2 = c
#   nv3 = d
#
# Written by neurovariety 0.1.0.

import os

try:
    import sage.all__sagemath_singular  # the modular wheels
except ImportError:
    import sage.all  # a whole Sage
from sage.libs.singular.function_factory import ff
from sage.matrix.constructor import matrix
from sage.misc.randstate import set_random_seed
from sage.rings.finite_rings.finite_field_constructor import GF
from sage.rings.integer_ring import ZZ
from sage.rings.polynomial.polynomial_ring_constructor import PolynomialRing
from sage.rings.rational_field import QQ
from sage.version import version

ALGORITHM = "libsingular:slimgb"  # what computes Groebner bases


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


# minors: ideals of minors, with their dimension, degree and singular locus.


def is_generic(M):
    """Whether the entries are distinct variables, or those on and above the diagonal of a
    symmetric matrix are."""
    entries = M.list()
    if M.is_symmetric():
        entries = [M[i, j] for i in range(M.nrows()) for j in range(i, M.ncols())]
    return all(f in M.base_ring().gens() for f in entries) and len(set(entries)) == len(entries)


def minors_ideal(M, k):
    return M.base_ring().ideal(M.minors(k) if k > 0 else [1])


def minors_report(M, k):
    """Fields of the answer about the k x k minors.

    The matrices of rank < k are singular exactly where the rank drops once more. For another
    matrix the Jacobian criterion decides where the scheme of the minors is not smooth of its
    dimension. The whole space and the empty set have no singular points.
    """
    R = M.base_ring()
    generators = M.minors(k) if k <= min(M.dimensions()) else []
    I = R.ideal(generators)
    d, degree = dimension_and_degree(I)
    if I.is_zero() or d < 0:
        singular = R.ideal(1)
    elif is_generic(M):
        singular = minors_ideal(M, k - 1)
    else:
        jacobian = matrix(R, [[f.derivative(x) for x in R.gens()] for f in I.gens()])
        singular = I + minors_ideal(jacobian, R.ngens() - d)
    singular_dimension, singular_degree = dimension_and_degree(singular)
    return [
        ("generators", (R, generators)),
        ("groebnerBasis", (R, groebner(I))),
        ("dimension", d),
        ("degree", degree),
        ("singularLocus", (R, groebner(singular))),
        ("singularDimension", singular_dimension),
        ("singularDegree", singular_degree),
    ]


# The problem --------------------------------------------------------------
kk = QQ
R = polynomial_ring(kk, ["nv%d" % i for i in range(4)], "lex")
(nv0, nv1, nv2, nv3,) = R.gens()
M = matrix(R, [
    [nv0, nv1, nv2],
    [nv1, nv2, nv3]])
write_answer("minors", minors_report(M, 2))
