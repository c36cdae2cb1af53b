# points: the critical points of a linear network, counted without solving for them.
#
# The zeros of I are the points of its radical, which for finitely many zeros is found by
# Seidenberg's lemma 92 (Constructions in algebra, Trans. AMS 197, 1974): over a perfect field add
# to I the squarefree part of the polynomial in each variable alone that I contains.
#
# A hidden neuron may change the sign of all the weights that enter it and of all that leave it:
# the loss stays as it is. So the group G = {1, -1}^n of the n hidden neurons acts on the zeros,
# and the algebra A of the radical is graded by the characters of G, the elements of (ZZ/2)^n. In
# odd characteristic G is linearly reductive: the part B of trivial character, spanned by the
# standard monomials of trivial character, is the algebra of the orbits of G (Mumford, Geometric
# Invariant Theory, theorem 1.1). Like A it is reduced, so a product of fields.
#
# The square of a weight w is in B, is zero in some of these fields and a unit in the others. So B
# is the direct sum of the kernel and the image of the multiplication by w^2: the orbits with w = 0
# and the others. One weight after the other splits B by the patterns of zeros.

from math import prod

from sage.matrix.special import identity_matrix
from sage.modules.free_module_element import vector


def sign_characters(widths):
    """A row over GF(2) for each weight: ones at the hidden neurons at its ends."""
    layers = range(len(widths))
    neurons = [(i, k) for i in layers[1:-1] for k in range(widths[i])]
    ends = [
        {(i - 1, c), (i, r)}
        for i in layers[1:]
        for r in range(widths[i])
        for c in range(widths[i - 1])
    ]
    return matrix(GF(2), len(ends), len(neurons), [v in e for e in ends for v in neurons])


def radical_basis(R, basis):
    """The reduced Groebner basis of the radical of an ideal with finitely many zeros."""
    I = R.ideal(basis)
    simple = []
    for f in ff.finduni(I, attributes={I: {"isSB": 1}}):
        g = f.univariate_polynomial()
        squarefree = prod(factor for factor, multiplicity in g.squarefree_decomposition())
        if squarefree.degree() < g.degree():
            simple.append(squarefree(f.variable(0)))
    return groebner(R.ideal(basis + simple)) if simple else basis


def coordinates(polynomials, monomials, basis):
    """A matrix with a row for each polynomial: its normal form in some standard monomials."""
    R = basis[0].parent()
    I = R.ideal(basis)
    places = {m.exponents()[0]: k for k, m in enumerate(monomials)}
    remainders = ff.reduce(R.ideal(polynomials), I, attributes={I: {"isSB": 1}})
    entries = {
        (k, places[exponents]): c
        for k, f in enumerate(remainders)
        for exponents, c in f.dict().items()
    }
    return matrix(R.base_ring(), len(polynomials), len(monomials), entries, sparse=False)


def split_by_zeros(multiplications):
    """The dimensions of the parts of B, by pattern: 0 where a square vanishes, 1 where not."""
    parts = {(): identity_matrix(multiplications[0].base_ring(), multiplications[0].nrows())}
    for M in multiplications:
        split = {}
        for pattern, part in parts.items():
            image = part * M
            split[(*pattern, 0)] = image.left_kernel().basis_matrix() * part
            split[(*pattern, 1)] = image.row_space().basis_matrix()
        parts = {pattern: part for pattern, part in split.items() if part.nrows() > 0}
    return {pattern: part.nrows() for pattern, part in parts.items()}


def critical_point_count(I, widths):
    """Fields of the answer: the scheme of I and, if it is finite, its points and their zeros."""
    R = I.ring()
    basis = groebner(I)
    dimension, degree = monomial_dimension_and_degree(R.ideal([f.lm() for f in basis]))
    fields = [("dimension", dimension), ("degree", degree)]
    if dimension != 0:
        return fields
    characters = sign_characters(widths)
    radical = radical_basis(R, basis)
    J = R.ideal(radical)
    standard = ff.kbase(J, attributes={J: {"isSB": 1}})
    invariant = [m for m in standard if vector(GF(2), m.exponents()[0]) * characters == 0]
    patterns = split_by_zeros(
        [coordinates([w**2 * m for m in invariant], invariant, radical) for w in R.gens()]
    )
    # the stabiliser of a point is the annihilator of the characters of its nonzero weights
    counts = {}
    for pattern, orbits in sorted(patterns.items()):
        nonzero = [k for k, is_nonzero in enumerate(pattern) if is_nonzero]
        counts[pattern] = orbits * 2 ** characters.matrix_from_rows(nonzero).rank()
    points = sum(counts.values())
    return fields + [
        ("points", points),
        ("orbits", sum(patterns.values())),
        ("reduced", points == degree),
        ("patternCounts", list(counts.values())),
        ("patternSupports", [entry for pattern in counts for entry in pattern]),
    ]
