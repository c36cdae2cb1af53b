# needs: hypersurface ideals varieties
# spectrum: the ED discriminant of matrices of bounded rank, by the theorem of Eckart and Young.
#
# The critical points keep some of the singular values and drop the others, so two of them meet
# when two singular values are equal. Their squares are the eigenvalues of U U^t, or of U G U^t in
# the metric of data with the Gram matrix G.


def eckart_young_discriminant(V, G):
    """The factors of the discriminant of the characteristic polynomial; G is None for symmetric
    matrices, with their own eigenvalues."""
    R = polynomial_ring(QQ, ambient_dimension(V))
    U = V.matrix(R.gens())
    if G is not None:
        U = U.transpose() * U * G if U.nrows() > U.ncols() else U * G * U.transpose()
    return R, prime_factors(R(U.charpoly().discriminant()))


def spectral_locus(S, coefficients):
    """Where an eigenvalue of a matrix of polynomials is a root of p: the factors of det p(S)."""
    p = sum(c * S**k for k, c in enumerate(coefficients))
    return S.base_ring(), prime_factors(p.det())
