-- needs: critical
-- moments.m2: the form of the square loss on data.

-- The square loss on data is a form on the coefficients of the outputs' monomials: the moments of
-- the inputs, for each output.  A coordinate is the number of an output, and exponents.
momentForm = (coordinates, moment) -> matrix apply(coordinates, a -> apply(coordinates, b ->
    if first a == first b then moment(drop(a, 1) + drop(b, 1)) else 0))
randomMoments = kk -> memoize(e -> first randomList(kk, 1))
gaussianMoment = e -> product(e, k -> if odd k then 0 else product(k // 2, i -> 2*i + 1))
