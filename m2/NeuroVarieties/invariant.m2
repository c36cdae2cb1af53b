-- needs: hilbert input
-- invariant.m2: the ideals that a polynomial vector field maps into themselves.
--
-- A field is a row F of polynomials, one for each variable: along x' = F(x) a polynomial g has the
-- derivative F(g), the sum of F_i dg/dx_i.  A matrix of several rows stands for several fields.
-- An ideal is invariant when it contains the derivatives of its members; for this it suffices to
-- look at generators, for F(h g) = F(h) g + h F(g).

checkVectorFields = F -> (
    R := ring F;
    checkRing R;
    if numrows F < 1 or numcols F != numgens R then
        error("expected one row of ", toString numgens R, " polynomials for each field, got size ",
            toString(numrows F, numcols F)))

checkSameRing = (F, I) -> if ring F =!= ring I then
    error("expected an ideal of ", toString ring F, ", got one of ", toString ring I)

rowOf = (R, polys) -> if #polys == 0 then map(R^1, R^0, 0) else matrix{polys}

derivativesAlong = (F, g) -> flatten entries(F * jacobian ideal g)

-- Pairs (g, remainder of F(g)) for the generators g whose derivatives are not in the ideal.
invarianceWitnesses = (F, I) -> select(
    flatten apply(I_*, g -> apply(derivativesAlong(F, g), d -> (g, d % I))), w -> w#1 != 0)

isInvariantIdeal = method()
isInvariantIdeal(Matrix, Ideal) := Boolean => (F, I) -> (
    checkVectorFields F;
    checkSameRing(F, I);
    #invarianceWitnesses(F, I) == 0)

-- The smallest invariant ideal that contains I: the union of I, I + F(I), I + F(I) + F(F(I)), ...,
-- which is finite, for the ring is Noetherian.  Only the derivatives of what came last can be new.
-- After each step tell(basis, dimensions so far, whether the chain has ended) is called.
invariantChain = (F, I, tell) -> (
    fresh := select(I_*, g -> g != 0);
    basis := gens gb I;
    dimensions := {};
    while true do (
        dimensions = append(dimensions, dim monomialIdeal leadTerm basis);
        J := ideal basis;
        forceGB basis;
        fresh = select(
            apply(flatten apply(fresh, g -> derivativesAlong(F, g)), d -> d % J), r -> r != 0);
        tell(basis, dimensions, #fresh == 0);
        if #fresh == 0 then return (basis, dimensions);
        basis = gens gb ideal(basis | matrix{fresh})))

invariantIdeal = method()
invariantIdeal(Matrix, Ideal) := Ideal => (F, I) -> (
    checkVectorFields F;
    checkSameRing(F, I);
    ideal first invariantChain(F, I, (basis, dimensions, ended) -> null))

-- what a script answers with, and what it says after each step; the order of the ring is graded
chainFields = (basis, dimensions, ended) -> (
    {("groebnerBasis", basis), ("dimensions", dimensions),
     ("degree", last monomialDimensionAndDegree monomialIdeal leadTerm basis),
     ("stabilized", ended)})
