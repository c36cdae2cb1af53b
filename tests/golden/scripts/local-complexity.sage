# The local complexity of a network
#
# Here: local complexity of the ReLU network with given weights, widths 2, 3, 1.
#
# A point in each activation region, and for all other patterns sums of inequalities that are zero:
# so the regions are proved to be all. Each is clipped by the box.
#
# References:
#   N. Patel, G. Montufar: On the Local Complexity of Linear Regions in Deep ReLU Networks,
#   arXiv:2412.18283
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


# complexity: how much a network with one or two inputs bends in a box, and how fast it varies.
#
# Each bend is seen from both sides, so each side counts one half. A sum of square roots is a
# dictionary from radicands without square factors to coefficients.


def rational_at(row, p):
    return row[0] + sum(a * x for a, x in zip(row[1:], p))


def corners_of_box(box):
    if len(box) == 1:
        return [(v,) for v in box[0]]
    (a, b), (c, d) = box
    return [(a, c), (b, c), (b, d), (a, d)]


def clipped_corners(corners, row):
    """The part of an interval or a convex polygon where a row is not negative."""
    values, found = [rational_at(row, p) for p in corners], []
    for i, (p, v) in enumerate(zip(corners, values)):
        q, w = corners[i - 1], values[i - 1]
        if v * w < 0 and (i or len(p) > 1):
            found.append(tuple((v * y - w * x) / (v - w) for x, y in zip(p, q)))
        if v >= 0:
            found.append(p)
    return found


def volume_of(corners):
    if not corners:
        return QQ(0)
    if len(corners[0]) == 1:
        return max(corners)[0] - min(corners)[0]
    pairs = zip(corners, corners[1:] + corners[:1])
    return abs(sum(p[0] * q[1] - p[1] * q[0] for p, q in pairs)) / QQ(2)


def lengths_of_sides(corners, row):
    """The lengths of sides on which a row is zero, over that of its slope as a vector.

    The end of an interval has the length 1.
    """
    on, slope = [rational_at(row, p) == 0 for p in corners], QQ(sum(abs(v) for v in row[1:]))
    if len(corners[0]) == 1:
        return [1 / slope] * sum(on)
    sides = [(corners[i - 1], p) for i, p in enumerate(corners) if on[i] and on[i - 1]]
    return [sum(abs(x - y) for x, y in zip(p, q)) / slope for p, q in sides]


def add_root(total, c, q):
    """Add c * sqrt(q)."""
    if q != 0:
        n = ZZ(QQ(q).numerator() * QQ(q).denominator())
        radicand = n.squarefree_part()
        root = (n // radicand).isqrt() / QQ(q).denominator()
        total[radicand] = total.get(radicand, 0) + c * root


def root_sum(total):
    found = [(r, QQ(total[r])) for r in sorted(total) if total[r] != 0]
    return [v for r, c in found for v in (r, c.numerator(), c.denominator())]


def local_complexity(layers, points, refutations, box, scale):
    box = [[QQ(v) for v in row] for row in box]
    whole = volume_of(corners_of_box(box))
    bends, variation = {}, {}
    for cell in activation_cells(layers, points, refutations):
        rows, corners = list(rows_of_cell(cell))[1:], corners_of_box(box)
        for row in rows:
            corners = clipped_corners(corners, row)
        volume = volume_of(corners)
        if volume:
            for row in rows:
                if any(row[1:]):
                    for length in lengths_of_sides(corners, row):
                        add_root(bends, length / (2 * whole), sum(v * v for v in row[1:]))
            slope = sum(v * v for f in cell[2] for v in f[1:])
            add_root(variation, volume / (whole * scale), slope)
    return [("complexity", root_sum(bends)), ("variation", root_sum(variation))]


# The problem --------------------------------------------------------------
layers = [[[[0, 1, 0], [0, 0, 0]], [[0, 0, 1], [0, 0, 0]], [[-1, 1, 1], [0, 0, 0]]], [[[0,
  1, -1, 2]]]]
points = [[1, 1, 1], [3, 1, 1], [1, 3, -1], [1, 1, -1], [1, -1, 3], [1, -1, 1], [1, -1,
  -1]]
refutations = [[[1, 1, 0], [[-1, 0, 1], [0, 0, 1], [1, 0, 1], [2, 1, 1]]]]
box = [[-1, 1], [-1, 2]]
scale = 1
write_answer("local-complexity", local_complexity(layers, points, refutations, box, scale))
