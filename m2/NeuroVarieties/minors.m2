-- needs: hilbert input
-- minors.m2: ideals of minors, with their dimension, degree and singular locus.

-- Is this a matrix of distinct variables, or a symmetric one with distinct variables on and above
-- the diagonal?  Then the theory of generic determinantal ideals applies.
isGenericMatrix = M -> (
    distinct := x -> all(x, f -> member(f, gens ring M)) and #unique x == #x;
    n := numrows M;
    distinct flatten entries M
        or char ring M != 2 and entries M == entries transpose M
            and distinct flatten apply(n, i -> apply(toList(i .. n-1), j -> M_(i,j))))

MinorsReport = new Type of HashTable
minorsReport = method()
minorsReport(Matrix, ZZ) := MinorsReport => (M, k) -> (
    if k < 1 then error("expected minors of a positive size, got ", toString k);
    R := ring M;
    checkRing R;
    I := trim minors(k, M);
    (d, deg) := dimensionAndDegree I;
    -- The matrices of rank < k are singular exactly where the rank drops once more.  For another
    -- matrix the Jacobian criterion decides where the scheme of the minors is not smooth of
    -- dimension d.  The whole space and the empty set have no singular points.
    sing := if I == 0 or I == 1 then ideal 1_R
        else if isGenericMatrix M then minors(k - 1, M)
        else I + minors(numgens R - d, jacobian I);
    (ds, degs) := dimensionAndDegree sing;
    new MinorsReport from {
        "generators" => minors(k, M), "groebnerBasis" => gens gb I,
        "dimension" => d, "degree" => deg,
        "singularLocus" => gens gb sing, "singularDimension" => ds, "singularDegree" => degs})
