-- needs: branching definition normallines; packages: MinimalPrimes Saturation
-- narrowest.m2: what the reach of a plane curve comes from (Federer 1959; Aamari and others 2019),
-- by definition: the bottlenecks, and the centres u of curvature, the data over which the critical
-- point x is not simple, whose distance from x is critical among them and not zero.

curvaturePairs = E -> (
    (N, S) := (numgens ring E // 2, ring E);
    t := sum(N, i -> (S_i - S_(N + i))^2);
    gradient := flatten entries transpose diff(transpose vars S, matrix{{t}});
    critical := intersect prepend(ideal 1_S, apply(largestComponents ramificationIdeal(E, N),
        P -> normalPairs(P, gens S, gradient)));
    saturate(critical, t))

-- The same variety if it is finite.  Else some points of it, one at least on each connected
-- component of its real points: the critical points of the distance to a random point, for the
-- nearest one is among them or singular (Seidenberg 1954).
samplePoints = J -> if J == 1 or dim J == 0 then J else intersect apply(minimalPrimes J, P ->
    if dim P == 0 then P else intersect(
        criticalPointsOver(P, id_(QQ^(numgens ring P)), randomIntegers numgens ring P),
        samplePoints singularPoints(P, gens ring P)))

-- The value of a function t at each of finitely many points: polynomials m, whose roots are the
-- values of a linear form, another one at each point, and r, so that t = r(s) where the form is s.
-- So the real roots of m belong to the real points.
valuesAt = (J, t) -> (
    U := QQ(monoid[Variables => 1]);
    if J == 1 then return equationRow(U, {1_U, 0_U});
    (I, n) := (radical J, numgens ring J);
    T := QQ(monoid[Variables => n + 2, MonomialOrder => {n, 1, 1}]);
    (inT, form) := (map(T, ring J, take(gens T, n)),
        sum(take(gens T, n), randomIntegers n, times));
    G := flatten entries selectInSubring(1, gens gb(inT I + ideal(T_n - inT t, T_(n+1) - form)));
    onU := map(U, T, append(toList(n + 1 : 0_U), U_0));
    (m, r) := (select(G, f -> degree(T_n, f) == 0), select(G, f -> leadMonomial f == T_n));
    if #m != 1 or #r != 1 or first degree onU m#0 != degree I then
        error "a linear form takes one value at two points: take another seed";
    equationRow(U, {onU m#0, - onU(r#0) / leadCoefficient r#0}))

-- The squared widths of the bottlenecks, the squared radii, whether both are infinitely many, and
-- whether there are singular points.  A curve of bottlenecks, or of centres, has one width, or
-- radius: there the distance is critical.
reachByDefinition = V -> (
    N := numgens ring V;
    T := QQ(monoid[Variables => 2*N]);
    (x, u) := (take(gens T, N), drop(gens T, N));
    components := largestComponents V;
    pairs := bottleneckPairs(V, id_(QQ^N));
    squared := R -> sum(N, i -> (R_i - R_(N + i))^2);
    centres := intersect apply(components, P -> curvaturePairs normalPairs(P, x, u - x));
    smooth := singularPoints(trim intersect components, gens ring V) == 1;
    values := J -> valuesAt(samplePoints J, squared ring J);
    (values pairs, values centres, dim pairs > 0, dim centres > 0, smooth))
