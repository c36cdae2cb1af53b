-- needs: critical input parametric slices values varieties
-- datum.m2: the critical points of the distance to one given point, which may be special.

-- A datum that is special in the coordinates, such as a diagonal matrix, can have critical points
-- outside of the chart of edCriticalIdeal.  X -> P X Q, or P X P^t for symmetric matrices,
-- preserves the variety: the rows of the matrix are the images of the coordinate vectors.
turnedCoordinates = (V, kk) -> (
    if instance(V, Ideal) then return id_(kk^(ambientDimension V));
    (m, n) := if instance(V, DeterminantalVariety) then (V#"rows", V#"columns")
        else (V#"size", V#"size");
    P := random(kk^m, kk^m);
    Q := if instance(V, DeterminantalVariety) then random(kk^n, kk^n) else transpose P;
    N := ambientDimension V;
    matrix apply(N, k -> (
        X := matrixFromEntries(V, apply(N, l -> if l == k then 1_kk else 0_kk));
        Y := P * X * Q;
        apply(entryPositions V, p -> Y_p))))

-- The number of different values that functions take together on a finite scheme, such as that of
-- its points if they are the coordinates: the distinct roots of the minimal polynomial of a random
-- combination, which takes different values where they do, unless bad luck strikes.  The polynomial
-- is the first relation of the powers.
distinctCount = (I, functions) -> (
    kk := coefficientRing ring I;
    l := (functions * transpose matrix{randomList(kk, numcols functions)})_(0, 0);
    (A, U) := ((ring I)/I, kk(standardMonoid 1));
    (B, power) := (basis A, 1_A);
    powers := matrix{prepend(power, apply(numcols B, i -> power = promote(l, A) * power))};
    C := sub(last coefficients(powers, Monomials => B), kk);
    r := rank C;
    a := solve(C_{0 .. r-1}, C_{r});
    first degree squarefreeFactor(U_0^r - sum(r, i -> a_(i, 0) * U_0^i)))

-- (dimension, number with multiplicities, number of different ones) of the critical points over u;
-- where multipliers are not determined, at singular points, the points alone are counted
datumCount = method()
datumCount(Thing, Matrix, List) := Sequence => (V, W, u) -> (
    if instance(V, Ideal) and V == 1 then return (-1, 0, 0);
    W = checkedMetric(V, W, fieldOf(V, W));
    checkDatum(V, u);
    T := turnedCoordinates(V, ring W);
    turned := flatten entries(sub(matrix{u}, ring W) * T^(-1));
    I := edCriticalIdeal(V, T * W * transpose T, turned);
    (d, count) := countPoints I;
    if d == 0 then return (d, count, distinctCount(I, vars ring I));
    if d < 0 or not instance(V, Ideal) then return (d, count, 0);
    I = kernel map(ring I/I, ring V, take(gens ring I, numgens ring V));
    points := if dim I == 0 then distinctCount(I, vars ring V) else 0;
    (dim I, points, points))
-- The map on a generic affine space of the dimension of the image: it meets all fibres, also over
-- points that are critical for a special datum, and are not in a chart.
slicedMap = phi -> (
    (P, q) := rationalMap phi;
    (R, d) := (ring P, imageDimension(P, q));
    if d == numgens R then return (P, q);
    S := (coefficientRing R)(monoid[Variables => d]);
    s := matrix{{1_S} | gens S} * sub(randomForms(coefficientRing R, d + 1, numgens R), S);
    (sub(P, s), sub(q, s)))

-- on a parametrised variety, as for a random datum: points of the image are counted
datumCount(Matrix, Matrix, List) := Sequence => (phi, W, u) -> (
    W = checkedMetric(phi, W, fieldOf(phi, W));
    checkDatum(phi, u);
    psi := slicedMap phi;
    (P, q) := psi;
    (I, inverse) := whereImmersive(psi, criticalParameters(psi, W, u));
    (d, count) := countPoints I;
    inS := map(ring I, ring P, take(gens ring I, numgens ring P));
    image := if q == 1 then inS P else inverse * inS P;
    (d, count // fibreDegree psi, if d == 0 then distinctCount(I, image) else 0))
