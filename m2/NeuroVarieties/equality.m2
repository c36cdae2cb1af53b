-- needs: input
-- equality.m2: whether two ideals are the same, and whether generators are a Groebner basis.

-- The first k variables eliminated, in the same ring.
withoutFirst = (I, k) -> (
    n := numgens ring I;
    S := (coefficientRing ring I)(monoid[Variables => n, MonomialOrder => {k, n - k}]);
    sub(ideal selectInSubring(1, gens gb sub(I, vars S)), vars ring I))

-- What of one ideal is not in another: the normal forms that are not zero.
remainders = (I, J) -> compress(gens I % J)

-- Generators are a Groebner basis if their leading terms generate those of the ideal.
isGroebnerBasis = I -> leadTerm gens gb I % monomialIdeal leadTerm gens I == 0

-- The part of I that J lacks, the part of J that I lacks, and whether the generators of J are a
-- Groebner basis in the order of the ring.
IdealComparison = new Type of HashTable
compareIdeals = method()
compareIdeals(Ideal, Ideal) := IdealComparison => (I, J) -> (
    checkRing ring I;
    if ring I =!= ring J then error "expected two ideals of one ring";
    new IdealComparison from {
        "missing" => remainders(I, J), "extra" => remainders(J, I),
        "groebner" => isGroebnerBasis J})
