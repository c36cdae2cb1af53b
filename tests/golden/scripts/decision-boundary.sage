# The decision boundary of a network
#
# Here: decision boundary of the ReLU network with given weights, widths 2, 3, 1.
#
# A point in each activation region, and for all other patterns sums of inequalities that are zero:
# so the regions are proved to be all. In each of them the output is affine.
#
# References:
#   M.-C. Brandenburg, G. Loho, G. Montufar: The Real Tropical Geometry of Neural Networks,
#   arXiv:2403.11871
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


# boundary: where the output of a network is zero, but not near by.
#
# In the plane the line on which the output of a region is zero is clipped by the region's
# inequalities; intervals on one line are united, and cut where lines cross. A line (c, a, b) has
# the points (-c a, -c b) / n + s (-b, a) with n = a^2 + b^2; None stands for infinity.

from sage.arith.misc import gcd


def primitive_line(f):
    d = gcd(f)
    if [v for v in f[1:] if v][0] < 0:
        d = -d
    return tuple(v // d for v in f)


def point_of_line(line, s):
    c, a, b = line
    n = QQ(a * a + b * b)
    return (-c * a / n - b * s, -c * b / n + a * s)


def place_on_line(line, p):
    return (line[1] * p[1] - line[2] * p[0]) / QQ(line[1] ** 2 + line[2] ** 2)


def is_in_interval(interval, s):
    low, high = interval
    return (low is None or low <= s) and (high is None or s <= high)


def clipped_line(line, rows):
    """What lies in the closed region; None if nothing does."""
    c, a, b = line
    n = a * a + b * b
    bounds = [(t * n - c * (a * u + b * v), n * (a * v - b * u)) for t, u, v in rows]
    if any(slope == 0 and constant < 0 for constant, slope in bounds):
        return None
    lows = [QQ(-constant) / slope for constant, slope in bounds if slope > 0]
    highs = [QQ(-constant) / slope for constant, slope in bounds if slope < 0]
    low, high = max(lows) if lows else None, min(highs) if highs else None
    if lows and highs and low > high:
        return None
    return low, high


def united_intervals(found, i):
    """Disjoint closed intervals, and one more, united with those that it meets."""

    def meets(j):
        before = i[0] is None or j[1] is None or i[0] <= j[1]
        return before and (j[0] is None or i[1] is None or j[0] <= i[1])

    met = [j for j in found if meets(j)] + [i]
    low = None if any(j[0] is None for j in met) else min(j[0] for j in met)
    high = None if any(j[1] is None for j in met) else max(j[1] for j in met)
    return [j for j in found if not meets(j)] + [(low, high)]


def crossing_of_lines(f, g):
    d = f[1] * g[2] - f[2] * g[1]
    if d == 0:
        return None
    return (f[2] * g[0] - f[0] * g[2]) / QQ(d), (f[0] * g[1] - f[1] * g[0]) / QQ(d)


def cuts_of_lines(whole):
    """On each of some lines with intervals: where it ends, or crosses another."""
    cuts = [set(s for s in interval if s is not None) for _, interval in whole]
    for i, j in combinations(range(len(whole)), 2):
        p = crossing_of_lines(whole[i][0], whole[j][0])
        if p is not None:
            at = dict((k, place_on_line(whole[k][0], p)) for k in (i, j))
            if all(is_in_interval(whole[k][1], at[k]) for k in at):
                for k in at:
                    cuts[k].add(at[k])
    return [sorted(at) for at in cuts]


def boundary_graph(regions):
    """Of regions (inequalities, output): vertices, edges, rays, lines, and how many are flat."""
    pieces, touched = {}, []
    for rows, f in regions:
        interval = None
        if any(f[1:]):
            line = primitive_line(f)
            interval = clipped_line(line, rows)
        if interval is not None:
            if interval[0] is not None and interval[0] == interval[1]:
                touched.append(point_of_line(line, interval[0]))
            else:
                pieces[line] = united_intervals(pieces.get(line, []), interval)
    whole = [(line, interval) for line in sorted(pieces) for interval in pieces[line]]
    cuts = cuts_of_lines(whole)

    def is_on(p):
        return any(
            f[0] + f[1] * p[0] + f[2] * p[1] == 0 and is_in_interval(i, place_on_line(f, p))
            for f, i in whole
        )

    points = set(p for p in touched if not is_on(p))
    points.update(point_of_line(f, s) for (f, _), at in zip(whole, cuts) for s in at)
    vertices = sorted(points)
    number = dict((p, i) for i, p in enumerate(vertices))
    edges, rays, lines = [], [], []
    for (f, (low, high)), at in zip(whole, cuts):
        ends = [number[point_of_line(f, s)] for s in at]
        edges += [sorted(e) for e in zip(ends, ends[1:])]
        d = gcd(f[1], f[2])
        u, v = -f[2] // d, f[1] // d
        if not ends:
            lines.append(f)
            continue
        if low is None:
            rays.append([ends[0], -u, -v])
        if high is None:
            rays.append([ends[-1], u, v])
    flat = sum(1 for _, f in regions if not any(f))
    return vertices, sorted(edges), sorted(rays), lines, flat


def plane_boundary(layers, points, refutations):
    cells = activation_cells(layers, points, refutations)
    graph = boundary_graph([(list(rows_of_cell(c)), c[2][0]) for c in cells])
    pairs = [[x.numerator(), x.denominator()] for p in graph[0] for x in p]
    fields = [("vertices", [v for pair in pairs for v in pair])]
    for name, parts in zip(("edges", "rays", "lines"), graph[1:]):
        fields.append((name, [v for part in parts for v in part]))
    return fields + [("flat", graph[4])]


def boundary_pieces(layers, points, refutations, inside, outside):
    """In a space of any dimension: in which regions the output is zero on a piece of a hyperplane,
    by a point (number, p); in others inequalities (number, [(u, j, y), ...]) add up to a multiple
    of it. A common facet is a piece of the first region that has it."""
    cells = activation_cells(layers, points, refutations)
    output = [c[2][0] for c in cells]
    rows = [list(rows_of_cell(c)) for c in cells]
    point_in, terms_of = dict(inside), dict(outside)
    counted = 0
    for k, f in enumerate(output):
        if not any(f[1:]):
            continue
        if k in point_in:
            p = point_in[k]
            others = [r for r in rows[k] if not is_multiple_of(r, f)]
            if form_at(f, p) != 0 or any(form_at(r, p) <= 0 for r in others):
                raise ValueError("a point is in no piece")
            counted += not any(
                any(output[i][1:])
                and is_multiple_of(output[i], f)
                and all(form_at(r, p) >= 0 for r in rows[i])
                for i in range(k)
            )
        else:
            terms = [(row_of_cell(cells[k], u, j), y) for u, j, y in terms_of[k]]
            multiple = is_multiple_of(sum_of_rows(terms), f)
            if not multiple or any(is_multiple_of(row, f) for row, _ in terms):
                raise ValueError("inequalities do not add up to a multiple of the output")
    return [("pieces", counted), ("flat", sum(1 for f in output if not any(f)))]


# The problem --------------------------------------------------------------
layers = [[[[0, 1, 0], [0, 0, 0]], [[0, 0, 1], [0, 0, 0]], [[-1, 1, 1], [0, 0, 0]]], [[[0,
  1, -1, 2]]]]
points = [[1, 1, 1], [3, 1, 1], [1, 3, -1], [1, 1, -1], [1, -1, 3], [1, -1, 1], [1, -1,
  -1]]
refutations = [[[1, 1, 0], [[-1, 0, 1], [0, 0, 1], [1, 0, 1], [2, 1, 1]]]]
write_answer("decision-boundary", plane_boundary(layers, points, refutations))
