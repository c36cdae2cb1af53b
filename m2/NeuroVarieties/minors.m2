-- needs: assumptions hilbert input; packages: MinimalPrimes Saturation
-- minors.m2: ideals of minors, with their dimension, degree and singular locus.

-- Is this a matrix of distinct variables, or a symmetric one with distinct variables on and above
-- the diagonal?  Then the theory of generic determinantal ideals applies.
isGenericMatrix = M -> (
    distinct := x -> all(x, f -> member(f, gens ring M)) and #unique x == #x;
    n := numrows M;
    distinct flatten entries M
        or char ring M != 2 and entries M == entries transpose M
            and distinct flatten apply(n, i -> apply(toList(i .. n-1), j -> M_(i,j))))

-- Where the scheme of I is not smooth: on the components of codimension c, where the gradients of I
-- span less than c dimensions.  That holds where components meet, too.  A complete intersection
-- is a Cohen-Macaulay ring, and then all components have one dimension.
singularScheme = I -> (
    c := codim I;
    on := (J, k) -> J + minors(k, jacobian I);
    B := gens gb gradedCopy I;
    if numgens I == c or isCohenMacaulay(B, c, degree monomialIdeal leadTerm B) then
        return (true, on(I, c));
    primes := decompose I;
    codims := unique(codim \ primes);
    (#codims == 1, intersect apply(codims, k ->
        on(intersect select(primes, P -> codim P == k), k))))

MinorsReport = new Type of HashTable
minorsReport = method()
minorsReport(Matrix, ZZ) := MinorsReport => (M, k) -> (
    if k < 1 then error("expected minors of a positive size, got ", toString k);
    R := ring M;
    checkRing R;
    I := trim minors(k, M);
    (d, deg) := dimensionAndDegree I;
    -- The matrices of rank < k are singular exactly where the rank drops once more.  For another
    -- matrix the Jacobian criterion decides.  The whole space and the empty set have no singular
    -- points.
    (equidimensional, sing) := if I == 0 or I == 1 then (true, ideal 1_R)
        else if isGenericMatrix M then (true, minors(k - 1, M))
        else singularScheme I;
    (ds, degs) := dimensionAndDegree sing;
    new MinorsReport from {
        "generators" => minors(k, M), "groebnerBasis" => gens gb I,
        "dimension" => d, "degree" => deg, "equidimensional" => equidimensional,
        "singularLocus" => gens gb sing, "singularDimension" => ds, "singularDegree" => degs})
