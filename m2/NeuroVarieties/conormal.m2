-- needs: hilbert input localization varieties; packages: Saturation
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

-- A homogeneous ideal of codimension c.  Let F be c random combinations, all of one degree, of the
-- generators; at a regular point of a component of codimension c their differentials span the
-- conormal space.  So the (c+1)-minors of the Jacobian of F bordered by y cut out the conormal
-- variety, once what lies over the zeros of a random combination of its c-minors is removed: that
-- is all over the singular locus, over components of smaller dimension and over components along
-- which I is not reduced.
conormalIdeal Ideal := Ideal => o -> I -> (
    checkPoints I;
    (N, c) := (ambientDimension I, codim I);
    G := gradedCopy I;
    if not isHomogeneous G then
        error "expected a homogeneous ideal: polar degrees belong to cones";
    kk := coefficientRing ring I;
    e := max apply(G_*, f -> first degree f);
    F := gens G * matrix apply(G_*, f -> apply(c, j -> random(e - first degree f, ring G)));
    S := bigradedRing(kk, N);
    x := map(S, ring G, take(gens S, N));
    J := transpose x jacobian F;
    K := trim(x G + minors(c + 1, matrix{drop(gens S, N)} || J));
    C := saturate(K, sum((minors(c, J))_*, g -> random kk * g));
    if C == 1 then error "expected a radical ideal, got one that is nowhere reduced";
    C)

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
conormalPolarDegrees Ideal := List => o -> I -> bidegrees conormalIdeal I
