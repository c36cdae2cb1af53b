-- voronoi.m2: boundaries of Voronoi cells of varieties (Cifuentes, Ranestad, Sturmfels, Weinstein
-- 2022).  The cell of a regular point y is in the normal space at y: the points u with
-- W(u - y) = J(y)^t a, where a are its coordinates.  Algebraically its boundary is the closure of
-- the u that have another critical point x at the same distance.

-- With d = y - x and the normal vector n = W(u - y) the equations say that W d + n is normal at x,
-- and that the two squared distances differ by 2 n^t d + d^t W d = 0; s keeps x away from y.
equidistantIdeal = (V, W, x, m, s, y, n) -> (
    (T, kk) := (ring s, coefficientRing ring V);
    F := gens completeIntersection V;
    d := y - x;
    normal := (map(T, ring V, x)) jacobian F * transpose matrix{m};
    (D, WT) := (transpose matrix{d}, sub(W, T));
    ideal((map(T, ring V, x)) gens V) + ideal(WT * D + n - normal)
        + ideal(2 * transpose n * D + transpose D * WT * D)
        + ideal(1 - s * sum(d, randomList(kk, #d), times)))

-- For a general point y: the degree of the variety is the number of points y on a random linear
-- space, and on a random line in each normal space the boundary has its degree.
voronoiDegree = method(Options => {Metric => null, CoefficientRing => ZZ/32003})
voronoiDegree Ideal := ZZ => o -> I -> (
    checkImplicit I;
    kk := o.CoefficientRing;
    V := overField(kk, I);
    W := checkMetricOption(V, o.Metric, kk);
    (N, c) := (numgens ring V, codim V);
    T := kk(monoid[Variables => 2*N + c + 3]);
    (x, y) := (take(gens T, N), take(drop(gens T, N), N));
    (m, s, t, value) := (take(drop(gens T, 2*N), c), T_(2*N + c), T_(2*N + c + 1), last gens T);
    a := apply(randomList(kk, c), randomList(kk, c), (p, q) -> p + t * q);
    slice := matrix{append(y, 1_T)} * sub(random(kk^(N + 1), kk^(N - c)), T);
    on := ideal((map(T, ring V, y)) gens V) + ideal slice;
    n := (map(T, ring V, y)) jacobian completeIntersection V * transpose matrix{a};
    points := countPoints(on + ideal(x | m | {s, t, value}));
    total := countValues(equidistantIdeal(V, W, x, m, s, y, n) + on
        + ideal(value - t - sum(y, randomList(kk, N), times)));
    if total % last points != 0 then error "expected as many solutions over each of the points, " |
        "got others: take another seed, or an irreducible variety";
    total // last points)

-- In the coordinates a at a rational point: the irreducible factors of the boundary's equation, and
-- of that of the focal points, where the Hessian W + sum a_i Hess f_i is degenerate on the tangent
-- space.  There a second point x comes out of y, and for special y the cell ends there.  The f_i
-- are the first generators with independent gradients at y, equations of V near it.
voronoiBoundary = method(Options => {Metric => null})
voronoiBoundary(Ideal, List) := HashTable => o -> (V, point) -> (
    checkImplicit V;
    kk := coefficientRing ring V;
    W := checkMetricOption(V, o.Metric, kk);
    (N, c) := (numgens ring V, codim V);
    checkDatum(V, point);
    at := map(kk, ring V, apply(point, v -> sub(v, kk)));
    if at gens V != 0 then error "expected a point of the variety, got one that is not on it";
    gradients := at jacobian V;
    if rank gradients < c then error "expected a regular point, got a singular one";
    chosen := {};
    for i to numgens V - 1 do
        if rank gradients_(append(chosen, i)) > #chosen then chosen = append(chosen, i);
    T := kk(monoid[Variables => N + 2*c + 1, MonomialOrder => {N + c + 1, c}]);
    U := kk(monoid[Variables => c, VariableBaseName => getSymbol "a", MonomialOrder => GRevLex]);
    (x, m) := (take(gens T, N), take(drop(gens T, N), c));
    y := apply(point, v -> sub(v, kk) * 1_T);
    a := transpose matrix{drop(gens T, N + c + 1)};
    I := equidistantIdeal(V, W, x, m, T_(N + c), y, sub(gradients_chosen, T) * a);
    F := (gens V)_chosen;
    inU := M -> sub(at M, U);
    J := inU jacobian F;
    H := sub(W, U) + sum(c, i -> U_i * inU diff(transpose vars ring V, transpose jacobian F_{i}));
    focal := det((H | J) || (transpose J | map(U^c, U^c, 0)));
    hashTable {"boundary" => factorRow hypersurfaceIn(U, I, 1), "focal" => factorRow focal})
