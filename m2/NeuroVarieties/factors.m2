-- needs: nothing
-- factors.m2: the factors of a polynomial.

-- the different irreducible ones that are no constants
distinctFactors = f -> select(apply(toList factor f, first @@ toList), g -> not isConstant g)
