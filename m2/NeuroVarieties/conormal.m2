-- needs: assumptions hilbert input localization varieties
-- conormal.m2: conormal varieties and their bidegrees, the polar degrees.
--
-- The conormal variety of X in P^(N-1) is the closure of the pairs (x, y) with x a regular point
-- of X and y a hyperplane tangent there.  Its ideal lives in the bigraded ring kk[x, y].

bigradedRing = (kk, N) -> kk(monoid[
    Variables => 2*N, Degrees => join(toList(N : {1, 0}), toList(N : {0, 1}))])

conormalIdeal = method(Options => {CoefficientRing => QQ})
-- Rank at most r: X^t Y = 0 and X Y^t = 0, with rank Y at most min(m, n) - r.  These pairs are
-- irreducible, for each is a limit of pairs with both ranks as large as allowed, and the ideal is
-- that of the conormal variety (Strickland 1982).
conormalIdeal DeterminantalVariety := Ideal => o -> V -> (
    checkField o.CoefficientRing;
    N := ambientDimension V;
    S := bigradedRing(o.CoefficientRing, N);
    X := matrixFromEntries(V, take(gens S, N));
    Y := matrixFromEntries(V, drop(gens S, N));
    ideal(transpose X * Y) + ideal(X * transpose Y)
        + minors(V#"rank" + 1, X) + minors(min(V#"rows", V#"columns") - V#"rank" + 1, Y))

-- The same for symmetric matrices.  y pairs with x coordinate by coordinate, so the entries of Y
-- off the diagonal are halved.
conormalIdeal SymmetricDeterminantalVariety := Ideal => o -> V -> (
    checkField o.CoefficientRing;
    N := ambientDimension V;
    S := bigradedRing(o.CoefficientRing, N);
    X := matrixFromEntries(V, take(gens S, N));
    Y := matrixFromEntries(V, apply(drop(gens S, N), entryMultiplicities V, (y, c) -> y / c));
    ideal(X * Y) + minors(V#"rank" + 1, X) + minors(V#"size" - V#"rank" + 1, Y))

-- Let I be radical.  The gradients of its elements at a regular point of a component span the
-- conormal space there, and at any other point they are limits of such gradients.  So the conormal
-- varieties of all components, of whatever dimension, are the closure of the pairs (x, J^t l): the
-- multipliers l are eliminated from y = J^t l.
conormalIdeal Ideal := Ideal => o -> I -> (
    checkPoints I;
    if not isHomogeneous gradedCopy I then
        error "expected a homogeneous ideal: polar degrees belong to cones";
    (E, k) := normalFamily radicalIdeal I;
    S := bigradedRing(coefficientRing ring I, numgens ring I);
    ideal (map(S, ring E, join(toList(k : 0_S), gens S))) selectInSubring(1, basisOf E))

basisOf = I -> if char ring I > 0 then groebnerBasis(I, Strategy => "F4") else gens gb I

-- The pairs (x, J^t l) in kk[l, x, y], in an order that eliminates l, and the number of
-- multipliers.
-- Where all components have the codimension c, so many random elements of I have gradients enough.
normalFamily = I -> (
    (kk, N, c) := (coefficientRing ring I, numgens ring I, codim I);
    gradients := jacobian I;
    if char kk > 0 and c < numgens I and isEquidimensional I then
        gradients = gradients * sub(random(kk^(numgens I), kk^c), ring I);
    k := numcols gradients;
    T := kk(monoid[Variables => k + 2*N, MonomialOrder => {k, 2*N}]);
    (l, x, y) := (take(gens T, k), take(drop(gens T, k), N), drop(gens T, k + N));
    at := map(T, ring I, x);
    (at I + ideal(matrix{y} - matrix{l} * transpose at gradients), k))

-- the coefficients of the multidegree of a bigraded ideal in kk[x, y], as far as they are not zero
bidegrees = I -> (
    N := numgens ring I // 2;
    L := initialIdeal I;
    D := multidegree L;
    T := degreesRing ring L;
    nonzeroRange apply(codim L + 1, i -> coefficient(T_0^(codim L - i) * T_1^i, D)))

conormalPolarDegrees = method(Options => {CoefficientRing => ZZ/32003})
conormalPolarDegrees DeterminantalVariety :=
conormalPolarDegrees SymmetricDeterminantalVariety := List => o -> V ->
    bidegrees conormalIdeal(V, CoefficientRing => o.CoefficientRing)
-- of the components of the largest dimension
conormalPolarDegrees Ideal := List => o -> I -> bidegrees conormalIdeal largestPart I
