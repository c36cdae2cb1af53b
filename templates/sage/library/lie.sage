# needs: ideals
# lie: the values at a point of the Lie algebra that vector fields over GF(p) generate.
#
# [X, Y] = DY X - DX Y needs only the derivative of Y along X, the coefficient of t in Y(x + t X(x))
# modulo t^2, and nested brackets need one such t for each level. By Jacobi's identity the brackets
# [X_i, [X_j, ... X_k]] span the Lie algebra. At a generic point a level that adds nothing is the
# last one: the brackets so far are then closed under brackets with the fields.

DEEPEST_BRACKETS = 7


def bracket_values(fields, point, combinations):
    """[Z_1, [Z_2, ... Y]] at the point for all fields Y, Z_i the combination c_i of the fields.

    The fields are polynomials in the coordinates and in further variables, the infinitesimals t.
    """
    T = fields[0][0].parent()
    infinitesimals = T.gens()[len(point) :]
    squares = [t**2 for t in infinitesimals]

    def at(x, F):
        return [T(f(*x, *infinitesimals)).reduce(squares) for f in F]

    def values(x, level):
        if level == len(combinations):
            return [at(x, Y) for Y in fields]
        t = infinitesimals[level]
        Z = [sum(c * f for c, f in zip(combinations[level], column)) for column in zip(*fields)]
        along = values([a + t * b for a, b in zip(x, at(x, Z))], level + 1)
        brackets = []
        for Y in along:
            back = at([a + t * b.subs({t: 0}) for a, b in zip(x, Y)], Z)
            brackets.append([b.derivative(t) - c.derivative(t) for b, c in zip(Y, back)])
        return brackets

    return values([T(a) for a in point], 0)


def bracket_basis(fields, point):
    """(words, levels, ended): brackets whose values at the point are a basis of all.

    A word lists the numbers of its fields, counted from one; levels are the dimensions after each
    level, ended is whether one more level of random combinations added nothing.
    """
    kk, n = point[0].parent(), len(point)
    T = polynomial_ring(kk, n + DEEPEST_BRACKETS)
    jets = [[T(f(*T.gens()[:n])) for f in F] for F in fields]

    def independent(rows):
        return list(matrix(kk, len(rows), n, rows).pivot_rows())

    def dimension_with(rows, level):
        """By random combinations, until they add nothing."""
        while True:
            reached = len(rows)
            some = [[kk.random_element() for _ in fields] for _ in range(level)]
            rows = rows + bracket_values(jets, point, some)
            rows = [rows[i] for i in independent(rows)]
            if len(rows) == reached or level == 0:
                return len(rows)

    words, levels, rows = [], [], []
    for level in range(DEEPEST_BRACKETS + 1):
        goal = dimension_with(rows, level)
        if goal == len(words):
            return words, levels, True
        while len(words) < goal:
            prefix = [ZZ.random_element(len(fields)) for _ in range(level)]
            units = [[kk(i == j) for i in range(len(fields))] for j in prefix]
            found = rows + bracket_values(jets, point, units)
            fresh = [i for i in independent(found) if i >= len(rows)]
            words += [[j + 1 for j in prefix] + [i - len(rows) + 1] for i in fresh]
            rows += [found[i] for i in fresh]
        levels.append(len(words))
        if len(words) == n:
            break
    return words, levels, False
