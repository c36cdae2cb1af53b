# needs: ideals
# points: the critical points of a linear network, counted by their zeros without solving for them.
#
# The zeros of I, if finitely many, are the points of its radical, by Seidenberg's lemma 92
# (Constructions in algebra, Trans. AMS 197, 1974): over a perfect field add to I the squarefree
# part f_i of the polynomial in the variable w_i alone that I contains.
#
# If f_i = w_i h_i, then h_i is not zero where w_i is. So w_i and h_i split the points: those with
# w_i = 0 are the zeros of I + (w_i), the others those of I + (h_i). One variable after the other
# splits the points by their patterns of zeros. An ideal that contains the radical is radical, for
# its algebra is a quotient of a product of fields: its points are counted by its degree.
#
# A hidden neuron may change the sign of all the weights that enter it and of all that leave it:
# the loss stays as it is. The orbits of these changes have as many points as there are characters
# that the nonzero weights generate.

from sage.misc.misc_c import prod


def standard_ideal(basis):
    """An ideal with the word to Singular that its generators are a Groebner basis."""
    I = basis[0].parent().ideal(basis)
    return I, {I: {"isSB": 1}}


def normal_form(f, basis):
    I, is_standard = standard_ideal(basis)
    return ff.reduce(f, I, attributes=is_standard)


def degree_of(basis):
    I, is_standard = standard_ideal(basis)
    return ff.vdim(I, attributes=is_standard)


def value_in_algebra(f, x, basis):
    """f(x) modulo an ideal, by Horner's rule."""
    value = x.parent().zero()
    for c in reversed(f.list()):
        value = normal_form(value * x + c, basis)
    return value


def squarefree_eliminants(basis):
    """For each variable the squarefree part of the polynomial in it, with its degree before."""
    I, is_standard = standard_ideal(basis)
    pairs = []
    for f in ff.finduni(I, attributes=is_standard):
        g = f.univariate_polynomial()
        pairs.append((prod(factor for factor, e in g.squarefree_decomposition()), g.degree()))
    return pairs


def split_by_zeros(basis):
    """Groebner bases of the points of each pattern: 0 where a weight vanishes, 1 where not."""
    R = basis[0].parent()
    eliminants = squarefree_eliminants(basis)
    simple = [f(x) for x, (f, degree) in zip(R.gens(), eliminants) if f.degree() < degree]
    radical = groebner(R.ideal(basis + simple)) if simple else basis
    parts = {(): radical}
    for x, (f, degree) in zip(R.gens(), eliminants):
        h = value_in_algebra(f.shift(-1) if f[0] == 0 else f, x, radical)
        split = {}
        for pattern, part in parts.items():
            if normal_form(h, part) == 0:
                split[(*pattern, 1)] = part
            elif normal_form(x, part) == 0:
                split[(*pattern, 0)] = part
            else:
                split[(*pattern, 0)] = groebner(R.ideal([*part, x]))
                split[(*pattern, 1)] = groebner(R.ideal([*part, h]))
        parts = split
    return dict(sorted(parts.items()))


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


def critical_point_count(I, widths):
    """Fields of the answer: the scheme of I and, if it is finite, its points and their zeros."""
    basis = groebner(I)
    dimension, degree = monomial_dimension_and_degree(I.ring().ideal([f.lm() for f in basis]))
    fields = [("dimension", dimension), ("degree", degree)]
    if dimension != 0:
        return fields
    characters = sign_characters(widths)
    counts, orbits = {}, 0
    for pattern, part in split_by_zeros(basis).items():
        counts[pattern] = degree_of(part)
        nonzero = [k for k, entry in enumerate(pattern) if entry]
        orbits += counts[pattern] // 2 ** characters.matrix_from_rows(nonzero).rank()
    points = sum(counts.values())
    return fields + [
        ("points", points),
        ("orbits", orbits),
        ("reduced", points == degree),
        ("patternCounts", list(counts.values())),
        ("patternSupports", [entry for pattern in counts for entry in pattern]),
    ]
