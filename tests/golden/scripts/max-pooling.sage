# The faces of a max-pooling layer's polytope
#
# Here: max-pooling of 4 cells, windows of 3, stride 1.
#
# Window after window, by what is known of the cells of windows to come.
#
# References:
#   L. Escobar, P. Gallardo, J. Gonzalez-Anaya, J. L. Gonzalez, G. Montufar, A. H. Morales:
#   Enumeration of max-pooling responses with generalized permutohedra, arXiv:2209.14978
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


# lists: sums of lists of numbers.


def add_lists(f, g):
    """Entry by entry; the shorter list goes on with zeros."""
    length = max(len(f), len(g))
    return [a + b for a, b in zip(f + [0] * (length - len(f)), g + [0] * (length - len(g)))]


# pooling: faces of a sum of simplices, one for each window of cells.
#
# A face is a choice of the largest cells F in each window W. It exists if the relations "equal in
# F, larger than in W without F" have no cycle through a strict one; its dimension is the number of
# cells less that of the classes of equal ones. Windows are read one after another; of those so far
# the relations between the cells of windows to come are kept: pairs of a cell and its class, and
# pairs of classes of which the first is larger.

from itertools import combinations


def after_window(state, window, F, keep):
    """The relations when F is largest in the window, and by how much the dimension grows."""
    classes, larger = state
    name = dict((c, c) for c in window)
    name.update(classes)
    equal = set(name[c] for c in F)
    below = set(name[c] for c in window if c not in F)
    if equal & below or any(a in equal and b in equal for a, b in larger):
        return None
    above = set(a for a, b in larger if b in equal)
    if above & below:
        return None
    below = below | set(b for a, b in larger if a in equal or a in below)
    if below & (above | equal):
        return None
    joined = min(equal)
    class_of = dict((a, joined) for a in equal)
    pairs = set((class_of.get(a, a), class_of.get(b, b)) for a, b in larger)
    pairs.update((a, b) for a in above for b in below)
    pairs.update((joined, b) for b in below)
    pairs.update((a, joined) for a in above)
    first = {}
    kept = []
    for c in sorted(c for c in name if c in keep):
        kept.append((c, first.setdefault(class_of.get(name[c], name[c]), c)))
    inside = sorted((first[a], first[b]) for a, b in pairs if a in first and b in first)
    return (tuple(kept), tuple(inside)), len(equal) - 1


def pooling_faces(windows, faces):
    """How many faces of dimensions 0, 1, ...; or the vertices alone."""
    states = {((), ()): [1]}
    for i, window in enumerate(windows):
        keep = set(c for w in windows[i + 1 :] for c in w)
        found = {}
        for state in states:
            for k in range(1, len(window) + 1 if faces else 2):
                for F in combinations(window, k):
                    after = after_window(state, window, F, keep)
                    if after is not None:
                        more = [0] * after[1] + states[state]
                        found[after[0]] = add_lists(found.get(after[0], []), more)
        states = found
    return states[((), ())]


# The problem --------------------------------------------------------------
windows = [[0, 1, 2], [1, 2, 3]]
faces = pooling_faces(windows, True)
write_answer("max-pooling", [("faces", faces)])
