-- needs: input points primes
-- agreement.m2: critical points of linear networks, counted modulo a prime with which another
-- agrees.

-- The dimension, the degree and the number of points, which one prime has to have as another: what
-- a bad prime makes of a count is a smaller degree, or points that come together.
numbersOf = count -> (count#"dimension", count#"degree",
    if count#?"points" then count#"points" else 0)
isSimple = count -> not count#?"points" or count#"points" == count#"degree"

-- the same, if no point counts more than once, without the points
schemeNumbers = I -> (
    L := monomialIdeal leadTerm groebnerBasis(gradedCopy I, Strategy => "F4");
    (dim L, degree L, if dim L == 0 then degree L else 0))

-- the count modulo the first prime with which another agrees, and the line of the answer
agreedPointCount = (primes, gradientOver, widths) -> (
    count := criticalPointCount(gradientOver(ZZ/(first primes)), widths);
    (chosen, found, agreement) := untilTwoAgree(primes, p ->
        if p == first primes then numbersOf count
        else if isSimple count then schemeNumbers gradientOver(ZZ/p)
        else numbersOf criticalPointCount(gradientOver(ZZ/p), widths));
    if chosen != first primes then
        count = criticalPointCount(gradientOver(ZZ/chosen), widths);
    (count, agreement))
