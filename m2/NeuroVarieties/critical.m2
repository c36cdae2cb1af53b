-- needs: hilbert input varieties
-- critical.m2: critical points of a squared distance on a variety, as a zero-dimensional ideal.
--
-- The squared distance is (x - u) W (x - u)^t for a symmetric nonsingular matrix W.  The critical
-- pairs (x, u), x a regular point, form a vector bundle over the regular points, of dimension N,
-- that of the space of data u (Draisma, Horobet, Ottaviani, Sturmfels, Thomas 2016, theorem 4.1).
-- Two things follow.  Over a generic u no x lies in a given proper closed subset of the variety,
-- so a chart is enough.  And equations that have also other solutions than critical points have
-- none of them over a generic u, if these fill less than N dimensions: no saturation is needed.
-- Each critical point then counts once, by generic smoothness, in characteristic zero and hence
-- for all but finitely many primes.

-- dimension and degree of an ideal; (-1, 0) for the unit ideal
countPoints = I -> monomialDimensionAndDegree initialIdeal I

-- random elements of a prime field, or random positive integers over QQ
randomList = (kk, n) -> apply(n, i -> if char kk > 0 then random kk else 1_kk + random 1000)

-- the Jacobian of P/q, times q^2
differentialOf = (P, q) -> q * jacobian P - jacobian matrix{{q}} * P

-- (x - u) W, as a list, for W over the field of x or over ZZ
weightedResidue = (W, x, u) -> flatten entries(matrix{x - u} * promote(W, ring first x))

edCriticalIdeal = method(Options => {Strategy => null})
saturatedCriticalIdeal = method()

-- Rank at most r, m <= n: the chart X = [1; A] B, where the gradient G = W(X - U) satisfies
-- [1 A^t] G = 0 and (lower rows of G) B^t = 0.  A solution is a triple (A, B, C), with C the lower
-- rows of G and C B^t = 0; it determines U.  The triples with B of rank s < r have
-- (r - s)(n - m + r - s) dimensions less than those with B of rank r, which have N = mn: nothing
-- has to be removed.  For m > n this can fail (4 x 3, rank 1: zero solves the equations for every
-- U), so the matrices are transposed.
edCriticalIdeal(DeterminantalVariety, Matrix, List) := Ideal => o -> (V, W, u) -> (
    W = checkedMetric(V, W, fieldOf(V, W));
    checkDatum(V, u);
    checkedStrategy(o.Strategy, {null});
    (m, n, r) := (V#"rows", V#"columns", V#"rank");
    if m > n then (
        flip := flatten apply(n, j -> apply(m, i -> i*n + j));
        return edCriticalIdeal(determinantalVariety(n, m, r), W_flip^flip, u_flip));
    S := standardRing(ring W, (m-r)*r + r*n);
    (A, B) := (matrixOfVariables(S, 0, m-r, r), matrixOfVariables(S, (m-r)*r, r, n));
    X := (id_(S^r) || A) * B;
    G := matrixFromEntries(V, weightedResidue(W, flatten entries X, u));
    ideal((id_(S^r) | transpose A) * G) + ideal(G^(toList(r .. m-1)) * transpose B))

-- Symmetric, rank at most r: X = [1; A] B [1 A^t] with B symmetric, and [1 A^t] G = 0, where an
-- entry of G off the diagonal is half the derivative, for the coordinate stands there twice.
-- The G of a pair (A, B) fill a linear space that depends on A alone; so all the solutions are
-- irreducible of dimension N, and those with B of smaller rank are a proper closed subset.
edCriticalIdeal(SymmetricDeterminantalVariety, Matrix, List) := Ideal => o -> (V, W, u) -> (
    W = checkedMetric(V, W, fieldOf(V, W));
    checkDatum(V, u);
    checkedStrategy(o.Strategy, {null});
    (n, r) := (V#"size", V#"rank");
    S := standardRing(ring W, (n-r)*r + binomial(r+1, 2));
    A := matrixOfVariables(S, 0, n-r, r);
    B := matrixFromEntries(symmetricDeterminantalVariety(r, r), drop(gens S, (n-r)*r));
    K := id_(S^r) || A;
    X := K * B * transpose K;
    g := weightedResidue(W, apply(entryPositions V, p -> X_p), u);
    G := matrixFromEntries(V, apply(g, entryMultiplicities V, (y, c) -> y / c));
    ideal(transpose K * G))

-- Any radical ideal I of codimension c.  Lagrange: W(x - u) = J^t l on c generators; if I has
-- more, on c random combinations, together with I.  Almost everywhere on the components of
-- codimension c the Jacobian J of the combinations has rank c.  Where it has not, and on smaller
-- components, x moves in less than N - c dimensions and l in c: less than N together.
-- Strategy => "Saturation": by saturation.m2.
edCriticalIdeal(Ideal, Matrix, List) := Ideal => o -> (I, W, u) -> (
    R := ring I;
    W = checkedMetric(I, W, fieldOf(I, W));
    checkDatum(I, u);
    checkPoints I;
    if checkedStrategy(o.Strategy, {null, "Saturation"}) === "Saturation" then
        return saturatedCriticalIdeal(I, W, u);
    (N, c) := (numgens R, codimension I);
    F := if numgens I == c then gens I
         else gens I * matrix apply(numgens I, i -> randomList(coefficientRing R, c));
    S := standardRing(coefficientRing R, N + c);
    x := map(S, R, take(gens S, N));
    normal := apply(entries x jacobian F, row -> sum(row, drop(gens S, N), times));
    residue := weightedResidue(W, take(gens S, N), u);
    ideal join(apply(I_*, f -> x f), apply(residue, normal, (a, b) -> a - b)))

matrixOfVariables = (S, start, m, n) -> map(S^m, S^n, (i, j) -> S_(start + i*n + j))

-- (dimension, number of critical points) over a random datum; (-1, 0) when there are none
criticalCount = method(Options => {Strategy => null})
criticalCount(Thing, Matrix) := Sequence => o -> (V, W) -> (
    if hasNoPoints V then (-1, 0)
    else countPoints edCriticalIdeal(V, W, randomList(fieldOf(V, W), ambientDimension V), o))

-- The same, and what a second datum says of the first, as fields of an answer; where it would take
-- longer than milliseconds, nothing.
agreedCriticalCount = (V, W) -> (
    if hasNoPoints V then return (-1, 0, {});
    critical := u -> edCriticalIdeal(V, W, u);
    u := randomList(fieldOf(V, W), ambientDimension V);
    I := critical u;
    found := countPoints I;
    if isWorthThreads I then return (first found, last found, {});
    other := randomList(fieldOf(V, W), #u);
    J := if not instance(V, Ideal) then critical other
        else movedCriticalIdeal(I, weightedResidue(W, u, other));
    (first found, last found, {("assumes-general-datum",
        if found === countPoints J then "holds modulo p, two data agree"
        else "fails, the counts at two data differ")}))

-- The last equations of an ideal are those in which the datum stands: W(x - u) = J^t l.
movedCriticalIdeal = (I, shift) -> (
    E := gens I;
    ideal(E + matrix{join(toList(numcols E - #shift : 0), shift)}))

-- A generic metric may be taken diagonal.  The count is the generic one as soon as the quadric of
-- the metric is nonsingular and transversal to a Whitney stratification of the variety in P^(N-1)
-- (of its points at infinity, when it is no cone).  The squares of the coordinates have no common
-- zero, so in characteristic zero, by Bertini, a general diagonal quadric is both.
randomMetric = (kk, V) -> (
    size := if char kk > 0 then char kk - 1 else 1000;
    diagonalMatrix apply(ambientDimension V, i -> 1_kk + random size))

-- the count over a random datum; a positive dimension means that the datum was not generic
finiteCount = (d, count) -> (
    if d > 0 then error("expected finitely many critical points, got dimension ", toString d,
        ": take another seed or prime");
    count)
