-- needs: input
-- hilbert.m2: dimension and degree of an ideal, by the Hilbert series of its leading terms.

-- The Hilbert series of a monomial ideal in n variables is K(T) / (1 - T)^n, and its degree the
-- value of K / (1 - T)^codim at 1.  Macaulay2's `degree` says the same, two milliseconds later.
-- (-1, 0) for the unit ideal.
monomialDimensionAndDegree = L -> (
    d := dim L;
    K := poincare L;
    K = K // (1 - (ring K)_0)^(numgens ring L - d);
    (d, sum(listForm K, last)))

-- In a graded order the leading terms have the Hilbert function of the affine variety; the degree
-- is that of the projective closure.
dimensionAndDegree = I -> monomialDimensionAndDegree monomialIdeal leadTerm gens gb gradedCopy I

totalDegree = f -> max apply(exponents f, sum)

-- F4 starts threads, which takes longer than the whole basis where Bezout's number is small.
isWorthThreads = I -> product(I_*, f -> max(1, totalDegree f)) > 27

-- the leading terms of a Groebner basis carry all that is counted here
initialIdeal = I -> monomialIdeal leadTerm(
    if char ring I > 0 and isWorthThreads I then groebnerBasis(I, Strategy => "F4")
    else gens gb I)
