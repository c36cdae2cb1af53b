# The linear regions of a network
#
# Here: linear regions of the ReLU network with given weights, widths 1, 2, 3, 1.
#
# A layer divides each region by the normal fan of the sum of its units' Newton polytopes, with the
# inequalities of the region as segments; gfan finds a point in each part. Two regions with the same
# function are one if they have a facet in common: on its hyperplane both have points inside.
#
# References:
#   G. Montufar, R. Pascanu, K. Cho, Y. Bengio: On the number of linear regions of deep
#   neural networks, NIPS 2014
#   J. E. Grigsby, K. Lindsey: On transversality of bent hyperplane arrangements and the
#   topological expressiveness of ReLU neural networks, SIAM J. Appl. Algebra Geom. 6 (2022)
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


# regions: a proof that a network has so many linear regions, checked in integers.
#
# A layer is a list of units, a unit a list of affine functions (constant, slopes...) of the layer
# before, of which it is the largest; in the last layer each unit has one, and is an output. A form
# is an affine function of the inputs; a point is (t, t x) with t > 0. A pattern tells which of its
# functions each unit is. A refutation (pattern, [(u, j, y), ...]): of unit u the function of the
# pattern is larger than function j, and u = -1 means t > 0. If these inequalities, times y > 0, add
# up to zero, then no point has the pattern (Gordan).

from itertools import combinations


def form_at(f, p):
    return sum(a * b for a, b in zip(f, p))


def composed_form(f, forms):
    total = [f[0]] + [0] * (len(forms[0]) - 1)
    for w, g in zip(f[1:], forms):
        total = [a + w * b for a, b in zip(total, g)]
    return tuple(total)


def different_forms(unit, forms):
    """The functions of a unit by their numbers; of equal ones the first."""
    every = [composed_form(f, forms) for f in unit]
    return dict((i, f) for i, f in enumerate(every) if every.index(f) == i)


def row_of_cell(cell, u, j):
    """A cell is (pattern, functions of each unit, forms of the last layer, of this one, points)."""
    if u == -1:
        return (1,) + (0,) * (len(cell[2][0]) - 1)
    return tuple(a - b for a, b in zip(cell[1][u][cell[0][u]], cell[1][u][j]))


def rows_of_cell(cell):
    yield row_of_cell(cell, -1, 0)
    for u, functions in enumerate(cell[1]):
        for j in functions:
            if j != cell[0][u]:
                yield row_of_cell(cell, u, j)


def sum_of_rows(terms):
    if not terms or any(y <= 0 for _, y in terms):
        raise ValueError("a multiple of an inequality is not positive")
    return [sum(column) for column in zip(*[[y * v for v in row] for row, y in terms])]


def largest_of(functions, p):
    values = dict((i, form_at(f, p)) for i, f in functions.items())
    best = [i for i in values if values[i] == max(values.values())]
    if len(best) > 1 or p[0] <= 0:
        raise ValueError("a point is in no region")
    return best[0]


def divided_cell(cell, unit, excluded):
    functions = different_forms(unit, cell[2])
    parts = dict((i, []) for i in functions)
    for p in cell[4]:
        parts[largest_of(functions, p)].append(p)
    for i in sorted(parts):
        pattern, chosen = cell[0] + (i,), cell[3] + [functions[i]]
        part = (pattern, cell[1] + [functions], cell[2], chosen, parts[i])
        if parts[i]:
            yield part
        elif any(sum_of_rows([(row_of_cell(part, u, j), y) for u, j, y in excluded[pattern]])):
            raise ValueError("the inequalities of a refutation do not add up to zero")


def activation_cells(layers, points, refutations):
    """All cells, when the points and the refutations prove it, with the outputs as forms."""
    n = len(layers[0][0][0])
    excluded = dict((tuple(pattern), terms) for pattern, terms in refutations)
    inputs = [tuple(int(j == i) for j in range(n)) for i in range(1, n)]
    cells = [((), [], inputs, [], points)]
    for layer in layers[:-1]:
        for unit in layer:
            cells = [part for cell in cells for part in divided_cell(cell, unit, excluded)]
        cells = [(c[0], c[1], c[3], [], c[4]) for c in cells]
    if any(len(c[4]) > 1 for c in cells):
        raise ValueError("two points in one region")
    return [(c[0], c[1], [composed_form(u[0], c[2]) for u in layers[-1]]) for c in cells]


def is_multiple_of(f, h):
    p = [i for i, v in enumerate(h) if v][0]
    return all(f[p] * b == a * h[p] for a, b in zip(f, h))


def wall_of(layers, c, d):
    """Where a common facet of two cells would lie, or None: in the first layer in which they
    differ, the functions of all units that differ are equal there."""
    start = 0
    for layer in layers[:-1]:
        differ = [u for u in range(start, start + len(layer)) if c[0][u] != d[0][u]]
        walls = [[a - b for a, b in zip(c[1][u][c[0][u]], c[1][u][d[0][u]])] for u in differ]
        if walls:
            return walls[0] if all(is_multiple_of(h, walls[0]) for h in walls) else None
        start += len(layer)
    raise ValueError("two cells are the same")


def region_numbers(layers, points, refutations, ties, separations):
    """The numbers of activation regions, of affine functions, and of connected linear regions."""
    cells = activation_cells(layers, points, refutations)
    component = list(range(len(cells)))
    for i, j, p in ties:
        h = wall_of(layers, cells[i], cells[j])
        rows = [r for k in (i, j) for r in rows_of_cell(cells[k]) if not is_multiple_of(r, h)]
        inside = form_at(h, p) == 0 and all(form_at(r, p) > 0 for r in rows)
        if not inside or cells[i][2] != cells[j][2]:
            raise ValueError("a tie is in no common facet of regions with the same function")
        component = [component[i] if c == component[j] else c for c in component]
    apart = dict(((i, j), terms) for i, j, terms in separations)
    same = {}
    for i, cell in enumerate(cells):
        same.setdefault(tuple(cell[2]), []).append(i)
    for group in same.values():
        for i, j in combinations(group, 2):
            h = wall_of(layers, cells[i], cells[j])
            if component[i] != component[j] and h is not None:
                terms = [(row_of_cell(cells[(i, j)[s]], u, k), y) for s, u, k, y in apart[i, j]]
                multiple = is_multiple_of(sum_of_rows(terms), h)
                if not multiple or any(is_multiple_of(row, h) for row, _ in terms):
                    raise ValueError("a separation does not add up to a multiple of the wall")
    return [len(cells), len(same), len(set(component))]


# normalfan: normal fans of sums of polytopes, by gfan, a part of Sage.
#
# gfan takes polynomials for their Newton polytopes, so each polytope, the hull of integral points,
# is moved to where coordinates are nonnegative; that does not change the fan.

from subprocess import run


def newton_polynomial(points):
    """A polynomial whose Newton polytope is the hull of the points, but for a translation."""
    least = [min(c) for c in zip(*points)]
    moved = sorted(set(tuple(v - m for v, m in zip(p, least)) for p in points))
    if max(map(max, moved)) >= 2**24:
        raise ValueError("the exponents are too large for gfan")
    monomials = [["x%s^%s" % (i, v) for i, v in enumerate(p) if v] for p in moved]
    return "+".join("*".join(m) if m else "1" for m in monomials)


def normal_fan(polytopes, *names):
    """Parts of gfan's answer on the normal fan of a sum of polytopes, each a list of integers."""
    variables = ",".join("x%s" % i for i in range(len(polytopes[0][0])))
    text = "Q[%s]{%s}" % (variables, ",".join(newton_polynomial(p) for p in polytopes))
    found = run(["gfan", "_minkowskisum"], input=text, capture_output=True, text=True, check=True)
    for name in names:
        lines = found.stdout.split("\n" + name + "\n")[1].split("\n\n")[0].splitlines()
        yield [[int(v) for v in line.split("\t")[0].strip("{}").split()] for line in lines]


def interior_vectors(polytopes):
    """A vector in each maximal cone of a sum's normal fan: there each has one largest point."""
    rays, cones = normal_fan(polytopes, "RAYS", "MAXIMAL_CONES")
    for cone in cones:
        yield [sum(rays[r][j] for r in cone) for j in range(len(polytopes[0][0]))]


def face_numbers(polytopes):
    """How many faces of dimension 0, 1, ... a sum has, itself the last."""
    ((found,),) = normal_fan(polytopes, "F_VECTOR")
    return found[::-1]


# The problem --------------------------------------------------------------
layers = [[[[0, 1], [0, 0]], [[0, -1], [0, 0]]], [[[0, 1, 1], [0, 0, 0]], [[-1, 1, 1], [0,
  0, 0]], [[-2, 1, 1], [0, 0, 0]]], [[[0, 1, -1, 0]]]]
n = len(layers[0][0][0])


def inside(rows, units=()):
    """Points where all rows are positive, in each part that units make of this."""
    segments = [[(0,) * len(row), row] for row in rows]
    for point in interior_vectors(segments + list(units)):
        if all(form_at(row, point) > 0 for row in rows):
            yield point


def difference_of(f, g):
    return tuple(a - b for a, b in zip(f, g))


def divided(rows, forms, layer):
    """The parts that a layer makes of a region: rows that are positive, and the forms there."""
    units = [list(different_forms(unit, forms).values()) for unit in layer]
    bent = [unit for unit in units if len(unit) > 1]
    for chosen in set(
        tuple(max(unit, key=lambda f: form_at(f, point)) for unit in units)
        for point in inside(rows, bent)
    ):
        walls = [difference_of(f, g) for f, u in zip(chosen, units) for g in u if g != f]
        yield rows + walls, chosen


def share_a_facet(rows, others):
    for h in rows:
        p = [i for i, v in enumerate(h) if v][0]
        if any(is_multiple_of(g, h) and g[p] * h[p] < 0 for g in others):
            sign = 1 if h[p] > 0 else -1
            on_wall = [[sign * (h[p] * a - r[p] * b) for a, b in zip(r, h)] for r in rows + others]
            reduced = set(tuple(r[:p] + r[p + 1 :]) for r in on_wall if any(r))
            if not reduced or any(True for _ in inside(sorted(reduced))):
                return True
    return False


unit_vectors = [tuple(int(j == i) for j in range(n)) for i in range(n)]
regions = [(unit_vectors[:1], unit_vectors[1:])]
for layer in layers[:-1]:
    regions = [part for rows, forms in regions for part in divided(rows, forms, layer)]
functions = [tuple(composed_form(unit[0], forms) for unit in layers[-1]) for _, forms in regions]
component = list(range(len(regions)))
for i, j in combinations(component, 2):
    a, b = component[i], component[j]
    if a != b and functions[i] == functions[j] and share_a_facet(regions[i][0], regions[j][0]):
        component = [a if c == b else c for c in component]
numbers = [len(regions), len(set(functions)), len(set(component))]
write_answer("linear-regions", [("regions", numbers)])
