-- needs: assumptions bottleneck covering critical discriminant input values varieties; packages: MinimalPrimes Saturation
-- voronoi.m2: boundaries of Voronoi cells of varieties (Cifuentes, Ranestad, Sturmfels, Weinstein
-- 2022).  The cell of a regular point y is in the normal space at y: the points u with
-- W(u - y) = a_1 n_1 + ..., where the n_i are a basis of the conormal space and the a_i are its
-- coordinates.  Algebraically its boundary is the closure of the u that have another critical
-- point x at the same distance.  A nearest point may be singular; then it is critical on a stratum.
--
-- Of matrices of bounded rank, also symmetric or Hankel ones, no singular point is nearest to any u
-- but itself: multiples of all matrices of rank 1, of both signs, may be added, so that u - x is
-- orthogonal to these.

-- the components, those of the singular locus of each, and so on: each point is a regular one of
-- some of these, and if it is nearest on the variety, it is so there.  Over QQ: modulo a prime
-- conjugate components may come apart, and the points in which they meet are no longer singular.
strata = V -> if not instance(V, Ideal) then {V} else flatten apply(decompose V, P -> (
    singular := P + minors(codim P, jacobian P);
    prepend(P, if singular == 1 then {} else strata singular)))

isFinite' = S -> instance(S, Ideal) and dim S == 0

stratumMultipliers = S -> if isFinite' S then 0 else multiplierCount S

-- With d = y - x and the normal vector n = W(u - y) the equations say that W d + n is normal at x,
-- and that the two squared distances differ by 2 n^t d + d^t W d = 0; s keeps x away from y.  The
-- points of a finite stratum are all critical.
equidistantIdeal = (S, W, x, m, s, y, n) -> (
    d := y - x;
    Wd := timesMetric(W, d);
    critical := if isFinite' S then (map(ring s, ring S, x)) gens S
        else normalEquations(S, x, Wd + n, m);
    ideal critical + ideal(sum(d, 2*n + Wd, times))
        + ideal(1 - s * sum(d, randomList(coefficientRing ring s, #d), times)))

-- a regular point of the matrices of rank at most r: a product, or a Gram matrix
randomMatrixPoint = (kk, V) -> (
    r := V#"rank";
    if instance(V, DeterminantalVariety)
    then return flatten entries(random(kk^(V#"rows"), kk^r) * random(kk^r, kk^(V#"columns")));
    A := random(kk^(V#"size"), kk^r);
    apply(entryPositions V, p -> (A * transpose A)_p))

-- the rows n_i at a point where M has the rank of the variety: v^t dM w for v and w in the kernels
-- of M^t and M
normalSpace = (V, y) -> (
    M := matrixFromEntries(V, y);
    (L, K) := (entries transpose gens kernel transpose M, entries transpose gens kernel M);
    if instance(V, DeterminantalVariety)
    then return matrix flatten apply(L, v -> apply(K, w -> flatten(entries(
        matrix apply(v, a -> {a}) * matrix{w}))));
    matrix flatten apply(#K, i -> apply(i + 1, j -> apply(entryPositions V, p ->
        K#i#(p#0) * K#j#(p#1) + if p#0 == p#1 then 0 else K#i#(p#1) * K#j#(p#0)))))

-- The components of the largest dimension with general points that have cells.  Some have no
-- critical points of a general distance, such as isotropic lines: then a point u of a normal space
-- is in those of a curve of points, along which the distance to u does not change.  W is definite
-- on the tangent space of a real regular point, which is an isolated critical point for u = y: so
-- there is none on such a component.
componentsWithCells = (I, W) -> (
    c := codim I;
    select(decompose I, P -> codim P == c and criticalCount(P, W) != (-1, 0)))

-- For a general point y: the degree of the variety is the number of points y on a random linear
-- space, and on a random line in each normal space the boundary has its degree.  It is the same for
-- components that are conjugate; for others it need not be.  -1 if no component has cells.
voronoiDegree = method(Options => {
    Metric => null, CoefficientRing => ZZ/32003, Strata => null})
voronoiDegree Ideal := ZZ => o -> I -> (
    checkVariety I;
    kk := o.CoefficientRing;
    V := first preparedVariety overField(kk, I);
    if hasNoPoints V then return 0;
    W := checkMetricOption(V, o.Metric, kk);
    (N, c) := (numgens ring V, codim V);
    F := jacobian completeIntersection V;
    components := if o.Strata === null then componentsWithCells(V, W) else {V};
    if components === {} then return -1;
    (start, direction) := (randomList(kk, c), randomList(kk, c));
    plane := random(kk^(N + 1), kk^(N - c));
    parts := if o.Strata =!= null then o.Strata
        else strata if char ring I == 0 then first preparedVariety I else V;
    parts = apply(parts, S -> overField(kk, S));
    degrees := unique apply(components, P -> (
        on := (T, y) -> ideal((map(T, ring P, y)) gens P)
            + ideal(matrix{append(y, 1_T)} * sub(plane, T));
        total := sum(parts, S -> (
            S = (map(ring V, ring S, gens ring V)) S;
            k := stratumMultipliers S;
            T := kk(standardMonoid(2*N + k + 3));
            (x, y) := (take(gens T, N), take(drop(gens T, N), N));
            (m, s, t) := (take(drop(gens T, 2*N), k), T_(2*N + k), T_(2*N + k + 1));
            a := apply(start, direction, (p, q) -> p + t * q);
            n := (map(T, ring V, y)) F * transpose matrix{a};
            countValues(equidistantIdeal(S, W, x, m, s, y, flatten entries n) + on(T, y)
                + ideal(last gens T - t - sum(y, randomList(kk, N), times)))));
        T := kk(standardMonoid N);
        total / last countPoints on(T, gens T)));
    if #degrees > 1 or denominator first degrees > 1 then error("expected one degree at general " |
        "points of all components, got ", toString degrees,
        ": take another seed, or an irreducible variety");
    lift(first degrees, ZZ))
-- matrices have general points that are rational
voronoiDegree DeterminantalVariety :=
voronoiDegree SymmetricDeterminantalVariety := ZZ => o -> V -> (
    kk := o.CoefficientRing;
    checkField kk;
    W := checkMetricOption(V, o.Metric, kk);
    N := ambientDimension V;
    if dim V == N then error "expected matrices of bounded rank, got all matrices";
    T := kk(standardMonoid(N + 2));
    (x, s, t) := (take(gens T, N), T_N, T_(N + 1));
    y := randomMatrixPoint(kk, V);
    n := sum(entries normalSpace(V, y), v -> (random kk + t * random kk) * v);
    countValues equidistantIdeal(V, W, x, {}, s, apply(y, v -> v * 1_T), n))

-- In the coordinates a at a rational point: the irreducible factors of the boundary's equation, and
-- of that of the focal points, where the Hessian W + sum b_i Hess f_i of sum b_i f_i on the tangent
-- space is degenerate, for b with sum b_i grad f_i = sum a_i n_i.  There a second point x comes out
-- of y, and for special y the cell ends there.  The f_i are the first equations of V with
-- independent gradients at y, equations of V near it; by default they are the n_i.
VoronoiBoundary = new Type of HashTable
voronoiBoundary = method(Options => {Metric => null, NormalSpace => null, Strata => null})
voronoiBoundary(Ideal, List) :=
voronoiBoundary(DeterminantalVariety, List) :=
voronoiBoundary(SymmetricDeterminantalVariety, List) := VoronoiBoundary => o -> (V, point) -> (
    checkVariety V;
    kk := if instance(V, Ideal) then coefficientRing ring V else QQ;
    W := checkMetricOption(V, o.Metric, kk);
    checkDatum(V, point);
    V = first preparedVariety V;
    N := ambientDimension V;
    I := if instance(V, Ideal) then V else (
        R := kk(standardMonoid N);
        minors(V#"rank" + 1, matrixFromEntries(V, gens R)));
    at := map(kk, ring I, apply(point, v -> sub(v, kk)));
    if at gens I != 0 then error "expected a point of the variety, got one that is not on it";
    parts := if o.Strata === null then strata V else o.Strata;
    here := select(parts, S -> not instance(S, Ideal) or at gens S == 0);
    c := if instance(V, Ideal) then codim first here else N - dim V;
    gradients := at jacobian I;
    if #here > 1 or c == 0 or rank gradients < c then
        error "expected a regular point, got a singular one";
    chosen := {};
    for i to numgens I - 1 do
        if rank gradients_(append(chosen, i)) > #chosen then chosen = append(chosen, i);
    J := gradients_chosen;
    n := if o.NormalSpace === null then J else sub(transpose o.NormalSpace, kk);
    if numcols n != c or rank n != c or rank(n | J) != c then
        error "expected a basis of the normal space at the point as the rows of a matrix";
    U := kk(monoid[Variables => c, VariableBaseName => getSymbol "a", MonomialOrder => GRevLex]);
    equationOf := S -> (
        k := stratumMultipliers S;
        T := kk(standardMonoid(N + 1 + k + c));
        (x, m) := (take(gens T, N), take(drop(gens T, N), k));
        normal := sub(n, T) * transpose matrix{drop(gens T, N + 1 + k)};
        hypersurfaceIn(U, equidistantIdeal(S, W, x, m, T_(N + k),
            apply(point, v -> sub(v, kk) * 1_T), flatten entries normal)));
    F := (gens I)_chosen;
    inU := M -> sub(at M, U);
    b := flatten entries(sub(n // J, U) * transpose vars U);
    H := sub(W, U) + sum(c, i -> b#i * inU diff(transpose vars ring I, transpose jacobian F_{i}));
    focal := det((H | inU jacobian F) || (transpose inU jacobian F | map(U^c, U^c, 0)));
    new VoronoiBoundary from {
        "boundary" => factorRow product(parts, equationOf), "focal" => factorRow focal})

-- the locus where an eigenvalue of the matrix S of polynomials is a root of p: det p(S) = 0
spectralLocus = method()
spectralLocus(Matrix, List) := Matrix => (S, p) -> (
    powers := {id_(target S)};
    for i from 1 to #p - 1 do powers = append(powers, S * last powers);
    factorRow det sum(p, powers, times))
