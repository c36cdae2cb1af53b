-- datum.m2: the critical points of the distance to one given point, which may be special.

-- A datum that is special in the coordinates, such as a diagonal matrix, can have critical points
-- outside of the chart of criticalIdeal.  X -> P X Q, or P X P^t for symmetric matrices, preserves
-- the variety: the rows of the matrix are the images of the coordinate vectors.
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

-- The number of different points of a finite scheme: the distinct roots of the minimal polynomial
-- of a random linear form, which takes different values on them, unless bad luck strikes.
distinctCount = I -> (
    S := ring I;
    kk := coefficientRing S;
    T := kk(monoid[Variables => 1]);
    l := (vars S * transpose matrix{randomList(kk, numgens S)})_(0, 0);
    f := (kernel map(S/I, T, {l}))_0;
    first degree(f // gcd(f, diff(T_0, f))))

-- (dimension, number with multiplicities, number of different ones) of the critical points over u
datumCount = method()
datumCount(Thing, Matrix, List) := Sequence => (V, W, u) -> (
    if instance(V, Ideal) and V == 1 then return (-1, 0, 0);
    W = checkedMetric(V, W, fieldOf(V, W));
    checkDatum(V, u);
    T := turnedCoordinates(V, ring W);
    turned := flatten entries(sub(matrix{u}, ring W) * T^(-1));
    I := criticalIdeal(V, T * W * transpose T, turned);
    (d, count) := countPoints I;
    (d, count, if d == 0 then distinctCount I else 0))
-- on a parametrised variety, as for a random datum; for a special one the last number is missing
datumCount(Matrix, Matrix, List) := Sequence => (phi, W, u) -> (
    W = checkedMetric(phi, W, fieldOf(phi, W));
    checkDatum(phi, u);
    psi := restrictedMap phi;
    gradient := jacobian psi * transpose matrix{weightedResidue(W, flatten entries psi, u)};
    (d, count) := countWhereImmersive(psi, ideal gradient);
    (d, count // fibreDegree psi, -1))
