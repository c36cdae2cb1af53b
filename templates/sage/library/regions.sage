# needs: nothing
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
