# needs: definition ideals interpolation parametric singulardefinition varieties
# singular: the singular points of a variety, by the ranks of gradients, over QQ.
#
# On an irreducible set a matrix has a general rank. It is r where some minor M of size r is not
# zero there and all minors of size r + 1 that border M are (Kronecker). If it is at least c, let M
# be of size c - 1. Where M is not zero, the rank is less than c at the zeros of the minors that
# border M, and only there. So of the components of these zeros those where M is not zero consist
# of such points; in each other one the same is asked again, in fewer dimensions. All minors of
# size c need not be written.


def bordering_minors(J, P, c):
    """M, and the minors of size c that border it, modulo the prime ideal P; of rank less than c,
    there are none. Minors of few terms are taken."""
    basis, rows, columns, M = groebner(P), [], [], J.base_ring().one()
    for k in range(1, c + 1):
        values = []
        for i in set(range(J.nrows())) - set(rows):
            for j in set(range(J.ncols())) - set(columns):
                f = J.matrix_from_rows_and_columns(rows + [i], columns + [j]).det().reduce(basis)
                if f:
                    values.append((len(f.dict()), f.degree(), i, j, f))
        if not values or k == c:
            return M, [v[-1] for v in values]
        i, j, M = min(values)[2:]
        rows, columns = rows + [i], columns + [j]


def without_powers(f):
    return f.parent().prod(g for g, _ in f.factor() if not g.is_constant())


def rank_drops(J, P, c, is_covered):
    """Primes of components of the points of an irreducible variety where a matrix has rank less
    than c. Those that are covered by one that is found are left out."""
    found = []

    def visit(Q):
        if any(is_covered(Q, S) for S in found):
            return
        M, values = bordering_minors(J, Q, c)
        if not values:
            found.append(Q)
            return
        parts = primes_of(Q + Q.ring().ideal([without_powers(f) for f in values]))
        further = []
        for S in parts:
            (further if M.reduce(groebner(S)) == 0 else found).append(S)
        for S in sorted(further, key=lambda S: -S.dimension()):
            visit(S)

    if c > 0:
        visit(P)
    return found


def image_prime(phi):
    """The prime ideal of the closure of an image: of the equations up to some degree that component
    which has its dimension, and on which the image lies."""
    e = 0
    while True:  # the rank at a random point is at most the dimension, that at most the one of I
        e += 1
        S, equations = equations_up_to(phi, e)
        I = S.ideal(equations)
        if I.dimension() == image_dimension(*rational_map(phi)):
            break
    parts = [Q for Q in primes_of(I) if Q.dimension() == I.dimension()]
    return next(Q for Q in parts if len(parts) == 1 or not any(f(*phi) for f in Q.gens()))


def singular_components(V):
    """The primes of the components of all points at which a component is singular, or two of them
    meet."""
    return singular_of([image_prime(V)] if isinstance(V, list) else all_components(V))


def singular_of(components):
    singular = []
    for P in components:
        rows = [[f.derivative(x) for x in P.ring().gens()] for f in P.gens()]
        J = matrix(P.ring(), rows)
        singular += rank_drops(J, P, codimension_of(P), lambda Q, S: S <= Q)
    for i, P in enumerate(components):
        for Q in components[:i]:
            singular += primes_of(P + Q)
    return largest_sets(singular)


def ramification_dimension(phi, d):
    """The dimension of the parameters where the derivative has less than its general rank, and the
    map is defined; -1 if there are none."""
    p, q = rational_map(phi)

    def is_undefined(Q):
        return q.reduce(groebner(Q)) == 0 if not Q.is_zero() else False

    drops = rank_drops(differential_of(p, q), q.parent().ideal(0), d,
                       lambda Q, S: S.dimension() >= Q.dimension() or is_undefined(Q))
    return max([Q.dimension() for Q in drops if not is_undefined(Q)], default=-1)
