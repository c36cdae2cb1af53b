# needs: nothing
# varieties: the varieties of matrices that linear networks fill.

from collections import namedtuple


class Determinantal(namedtuple("Determinantal", "rows columns rank")):
    """The m x n matrices of rank at most r. The coordinates are the entries, by rows."""

    @property
    def dimension(self):
        return self.rank * (self.rows + self.columns - self.rank)

    @property
    def positions(self):
        return [(i, j) for i in range(self.rows) for j in range(self.columns)]

    @property
    def multiplicities(self):
        """How often a coordinate stands in the matrix."""
        return [1] * len(self.positions)

    def matrix(self, entries):
        """The matrix with the given coordinates."""
        return matrix(self.rows, self.columns, entries)


class SymmetricDeterminantal(namedtuple("SymmetricDeterminantal", "size rank")):
    """The symmetric n x n matrices of rank at most r.

    The coordinates are the entries on and above the diagonal, by rows.
    """

    @property
    def dimension(self):
        return self.rank * self.size - self.rank * (self.rank - 1) // 2

    @property
    def positions(self):
        return [(i, j) for i in range(self.size) for j in range(i, self.size)]

    @property
    def multiplicities(self):
        """How often a coordinate stands in the matrix."""
        return [1 if i == j else 2 for i, j in self.positions]

    def matrix(self, entries):
        """The matrix with the given coordinates."""
        entry = dict(zip(self.positions, entries))
        return matrix([[entry[min(i, j), max(i, j)] for j in range(self.size)]
                       for i in range(self.size)])


def is_matrix_variety(V):
    """Of bounded rank; any other variety is an ideal or the list of a parametrisation."""
    return isinstance(V, (Determinantal, SymmetricDeterminantal))


def is_empty(V):
    """Whether equations have no zeros; matrices of bounded rank there are always."""
    return not is_matrix_variety(V) and V.is_one()


def rational_map(phi):
    """The numerators, and their common denominator, of a list of polynomials or of fractions."""
    F = phi[0].parent()
    R = F.ring() if F.is_field() else F
    q = R.one()
    for f in phi if R is not F else []:
        q = q * (f.denominator() // q.gcd(f.denominator()))
    return [R(q * f) for f in phi], q


def differential_of(p, q):
    """The matrix of the derivatives of p/q, a row for each parameter, times q^2."""
    return matrix([[q * f.derivative(t) - f * q.derivative(t) for f in p]
                   for t in q.parent().gens()])


def ambient_dimension(V):
    if is_matrix_variety(V):
        return len(V.positions)
    return len(V) if isinstance(V, list) else V.ring().ngens()
