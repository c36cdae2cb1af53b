-- needs: branching definition; packages: MinimalPrimes Saturation
-- normallines.m2: by their definitions, over QQ, bottlenecks (Di Rocco, Eklund, Weinstein 2020) and
-- boundaries of Voronoi cells (Cifuentes, Ranestad, Sturmfels, Weinstein 2022).

applyMetric = (W, v) -> flatten entries(matrix{v} * sub(W, ring first v))

-- The pairs (x, y) of different points such that x - y is normal at both.  At singular matrices of
-- bounded rank normal is what is a limit of normals; other varieties have no singular ends.
bottleneckPairs = (V, W) -> (
    N := numrows W;
    T := QQ(monoid[Variables => 2*N]);
    (x, y) := (take(gens T, N), drop(gens T, N));
    n := applyMetric(W, x - y);
    components := largestComponents V;
    if components === {} then return ideal 1_T;
    I := trim intersect components;
    pairs := if instance(V, Ideal) then (
        regular := saturate(normality(I, x, n) + normality(I, y, n), singularPoints(I, x));
        saturate(regular, singularPoints(I, y))
    ) else (
        C := normalPairs(I, x, y);
        (map(T, T, x | n)) C + (map(T, T, y | n)) C);
    saturate(pairs, ideal(x - y)))

-- (dimension, number of different pairs)
bottlenecksByDefinition = (V, W) -> (
    I := bottleneckPairs(V, W);
    if I == 1 then (-1, 0)
    else if dim I > 0 then (dim I, 0)
    else (0, degree radical I))

-- the prime ideals of the components of a variety, of those of their singular points, and so on
allStrata = I -> if I == 1 then {} else unique flatten apply(minimalPrimes I, P ->
    prepend(P, allStrata singularPoints(P, gens ring P)))

-- In the coordinates a of the normal space at a point y, u = y + W^-1 (a_1 n_1 + ...): the
-- hypersurfaces of the u that have a further critical point x on some stratum, as far away as y;
-- and of those over which y is no simple point of the fibre of critical points.
voronoiByDefinition = (V, W, point, n) -> (
    (I, N, c) := (givenIdeal V, numrows W, numrows n);
    U := QQ(monoid[Variables => c, VariableBaseName => getSymbol "a"]);
    T := QQ(monoid[Variables => N + c, MonomialOrder => {N, c}]);
    (x, y) := (take(gens T, N), apply(point, v -> v * 1_T));
    normal := flatten entries(matrix{drop(gens T, N)} * sub(n, T));
    u := y + applyMetric(W^-1, normal);
    squared := v -> sum(v, applyMetric(W, v), times);
    equidistant := P -> (
        critical := normality(P, x, applyMetric(W, u - x)) + ideal(squared(u - x) - squared(u - y));
        saturate(saturate(critical, singularPoints(P, x)), ideal(x - y)));
    boundary := unique flatten apply(allStrata I, P -> hypersurfacesIn(U, equidistant P));
    P := first select(minimalPrimes I, P -> (map(QQ, ring P, point)) P == 0);
    S := QQ(monoid[Variables => 2*N]);
    E := normalPairs(P, take(gens S, N), applyMetric(W, drop(gens S, N) - take(gens S, N)));
    onU := map(U, T, join(toList(N : 0_U), gens U));
    atPoint := map(U, S, flatten entries onU matrix{y | u});
    focal := hypersurfacesIn(U, atPoint ramificationIdeal(E, N));
    (equationRow(U, boundary), equationRow(U, focal)))
