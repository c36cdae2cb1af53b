# needs: ideals image parametric random varieties
# interpolation: equations of images, degree by degree, by linear algebra in the finest grading.
#
# Scalings of the parameters that multiply each coordinate by a character make the ideal of the
# image homogeneous for the characters. They move the points where one parameter for each
# independent scaling is one to almost all others; so a form of one character that vanishes there is
# an equation. If the image is no cone, the denominator is one more coordinate.
# Modulo the leading terms of what smaller degrees generate, the equations of a degree are new.

from sage.arith.functions import lcm
from sage.libs.singular.option import opt_ctx


def exponents_of(x, n):
    """Those of one term of each coordinate."""
    return [list(f.exponents()[0]) if f else [0] * n for f in x]


def weights_of(x, n):
    """Those of the parameters, a row for each scaling."""
    return matrix(ZZ, [[a - b for a, b in zip(e, first)]
                       for f, first in zip(x, exponents_of(x, n))
                       for e in f.exponents()]).right_kernel_matrix()


def standard_monomials(generators, T, degree):
    """Exponents of those of a degree, the largest first, modulo the leading terms of forms."""
    with opt_ctx(deg_bound=degree):
        leading = T.ideal([f.lm() for f in ff.std(T.ideal(generators))])
    found = ff.kbase(leading, degree, attributes={leading: {"isSB": 1}})
    return [tuple(m.exponents()[0]) for m in sorted(found, reverse=True)]


def values_at_points(x, monomials, count):
    """Those of monomials at random points of the image, a row for each, modulo a prime.

    Where their columns are independent there is no equation. The coefficients of the coordinates
    are integers.
    """
    R = x[0].parent()
    kk = R.base_ring() if R.characteristic() else GF(32003)
    found = []
    for _ in range(count):
        t = random_numbers(kk, R.ngens())
        y = [sum(kk(c) * power_product(t, e, kk) for e, c in f.dict().items()) for f in x]
        found.append([power_product(y, m, kk) for m in monomials])
    return matrix(kk, found)


def power_product(y, m, kk):
    value = kk.one()
    for a, e in zip(y, m):
        if e:
            value *= a**e
    return value


def values_on_chart(y, R):
    """A function from exponents of monomials in coordinates to polynomials, which it keeps."""
    known = {(0,) * len(y): R.one()}

    def value(m):
        if m not in known:
            i = next(i for i, e in enumerate(m) if e)
            known[m] = y[i] * value(m[:i] + (m[i] - 1,) + m[i + 1:])
        return known[m]

    return value


def relations(polynomials, kk):
    """The reduced echelon basis of the linear relations of polynomials."""
    terms = [f.dict() for f in polynomials]
    place = {e: j for j, e in enumerate(set().union(*terms))}
    entries = {(i, place[e]): c for i, t in enumerate(terms) for e, c in t.items()}
    return matrix(kk, len(terms), len(place), entries, sparse=False).left_kernel().basis()


def equations_up_to(phi, D):
    """A ring, and minimal generators of the ideal of the projective closure up to a degree."""
    p, q = rational_map(phi)
    R = q.parent()
    kk, n, x = R.base_ring(), R.ngens(), p if is_cone_of(p, q) else p + [q]
    if kk is QQ:
        scale = lcm([f.denominator() for f in x])
        x = [scale * f for f in x]
    K = weights_of(x, n)
    characters = matrix(ZZ, exponents_of(x, n)) * K.transpose()
    ones = scaled_parameters(K)
    chart = R.hom([R.one() if j in ones else t for j, t in enumerate(R.gens())], R)
    value = values_on_chart([chart(f) for f in x], R)
    T, found = polynomial_ring(kk, len(x)), []
    for degree in range(1, D + 1):
        standard, groups = standard_monomials(found, T, degree), {}
        weights = (matrix(ZZ, standard) * characters).rows()
        for j, character in enumerate(weights):
            groups.setdefault(tuple(character), []).append(j)
        V = values_at_points(x, standard, 3 + max(map(len, groups.values())))
        forms = []
        for group in groups.values():
            if V.matrix_from_columns(group).rank() < len(group):
                monomials = [standard[j] for j in group]
                forms += [T(dict(zip(monomials, v)))
                          for v in relations([value(m) for m in monomials], kk)]
        found += sorted(forms, key=lambda f: f.lm(), reverse=True)
    S = polynomial_ring(kk, len(p))
    back = T.hom(list(S.gens()) + [S.one()] * (len(x) - len(p)), S)
    return S, [back(f) for f in found]
