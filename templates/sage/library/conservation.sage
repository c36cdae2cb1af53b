# needs: derivations lie
# conservation: the polynomials that are constant along vector fields.
#
# A polynomial up to a degree is a law if its derivatives vanish: linear equations for its
# coefficients. They fall apart along every grading for which all fields are homogeneous, the finest
# of which is read off the exponents.


def finest_grading(fields):
    """The weight of a monomial, as a function of its exponents.

    A field is homogeneous if all its terms x^a d/dx_i have the same weight, that of a - e_i. So the
    finest grading is by the group ZZ^n / L, where L is spanned by the differences of such vectors
    of one field. A vector has one remainder modulo the rows of the Hermite normal form of L.
    """
    n = len(fields[0])
    vectors = ZZ**n
    differences = []
    for F in fields:
        weights = [
            vectors(list(a)) - e for f, e in zip(F, vectors.basis()) for a in f.exponents()
        ]
        differences += [a - b for b in weights[:1] for a in weights]
    L = matrix(ZZ, len(differences), n, differences).hermite_form(include_zero_rows=False)
    steps = list(zip(L.pivots(), L.rows()))

    def weight(exponents):
        a = vectors(list(exponents))
        for j, row in steps:
            a -= (a[j] // row[j]) * row
        return tuple(a)

    return weight


def polynomial_laws(R, fields, degree):
    """A basis of the laws without constant term: exact, by rising degree."""
    weight = finest_grading(fields)
    pieces = {}
    for m in monomials_up_to(R, degree)[:-1]:
        pieces.setdefault(weight(m.exponents()[0]), []).append(m)
    laws = []
    for monomials in pieces.values():
        derivatives = [
            {
                (r, a): c
                for r, F in enumerate(fields)
                for a, c in derivative_along(F, m).dict().items()
            }
            for m in monomials
        ]
        laws += [combination(c, monomials) for c in linear_relations(QQ, derivatives)]
    return sorted(laws, key=lambda f: f.degree())


def conservation_fields(R, fields, degree, prime):
    """Fields of the answer; the ranks are modulo a prime, at a random point."""
    laws = polynomial_laws(R, fields, degree)
    kk = GF(prime)
    point = [kk.random_element() for _ in R.gens()]
    words, levels, ended = bracket_basis([[f.change_ring(kk) for f in F] for F in fields], point)
    gradients = [[f.change_ring(kk)(*point) for f in g.gradient()] for g in laws]
    return [
        ("laws", (R, laws)),
        ("dimensions", [sum(g.degree() == e for g in laws) for e in range(1, degree + 1)]),
        ("independent", matrix(kk, len(laws), R.ngens(), gradients).rank()),
        ("prime", prime),
        ("point", point),
        ("words", [i for word in words for i in word + [0]]),
        ("levels", levels),
        ("ended", ended),
    ]
