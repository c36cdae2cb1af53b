-- needs: varieties; packages: Elimination MinimalPrimes Saturation
-- definition.m2: what the textbook defines, as literally and slowly as it stands, over QQ:
-- components by decomposition, regular points by saturation, images by elimination.  On small
-- inputs the clever methods of the other files are held against it.

-- the ideal of a variety: as it is given, the minors of the matrices of bounded rank, or by
-- elimination from the graph of a parametrisation, where its denominators are not zero
givenIdeal = method()
givenIdeal Ideal := V -> V
givenIdeal Matrix := V -> (
    (k, N, F) := (numgens ring V, numcols V, ring V);
    T := QQ(monoid[Variables => k + N, MonomialOrder => {k, N}]);
    S := QQ(monoid[Variables => N]);
    isFraction := instance(F, FractionField);
    inT := map(T, if isFraction then ring numerator 1_F else F, take(gens T, k));
    below := apply(flatten entries V, f -> inT if isFraction then denominator f else 1_F);
    above := apply(flatten entries V, f -> inT if isFraction then numerator f else f);
    graph := ideal apply(N, i -> below#i * T_(k + i) - above#i);
    graph = saturate(graph, product below);
    ideal((map(S, T, join(toList(k : 0_S), gens S))) gens eliminate(take(gens T, k), graph)))
givenIdeal Thing := V -> (
    R := QQ(monoid[Variables => #entryPositions V]);
    minors(V#"rank" + 1, matrixFromEntries(V, gens R)))

-- the prime ideals of the components, and of those of the largest dimension
allComponents = V -> (
    I := givenIdeal V;
    if I == 1 then {} else if I == 0 then {I} else minimalPrimes I)
largestComponents = V -> (
    found := allComponents V;
    select(found, P -> codim P == min(codim \ found)))

-- What the components say of equations, as fields of an answer.  Primary components of the largest
-- dimension add up to the degree, and are prime if the degrees of the primes do, too.
decidedByDecomposition = I -> (
    found := allComponents I;
    if found === {} then return {("assumes-points", "fails, the variety is empty")};
    (c, largest) := (min(codim \ found), largestComponents I);
    join({("assumes-points", "proved"),
        ("assumes-reduced", if degree I == sum(largest, degree) then "proved"
            else "fails, the primes of the components were taken"),
        ("assumes-equidimensional", if #largest == #found then "proved" else concatenate(
            "fails, components of dimension ", toString(numgens ring I - c), " are the largest"))},
        if number(I_*, f -> f != 0) == c then {("assumes-complete-intersection", "proved")}
        else {}))

-- Pairs of a regular point x of an irreducible variety and a vector n that is normal there: a
-- combination of the gradients.  Closed, so that over singular points there are limits.
normalPairs = (P, x, n) -> saturate(normality(P, x, n), singularPoints(P, x))

-- x is on the zeros of a radical ideal, and the vector n is a combination of the gradients or x is
-- singular
normality = (P, x, n) -> (
    at := map(ring first x, ring P, x);
    at P + minors(codim P + 1, matrix{n} || transpose at jacobian P))

singularPoints = (P, x) -> (
    at := map(ring first x, ring P, x);
    at P + trim minors(codim P, at jacobian P))

-- (dimension, number of points, each as often as it counts); (-1, 0) if there are none
pointsOf = I -> (
    if I == 1 then return (-1, 0);
    d := dim I;
    (d, if d > 0 then 0 else degree I))

-- The critical points of the squared distance (x - u) W (x - u)^t: W(x - u) is normal at x
-- (Draisma, Horobet, Ottaviani, Sturmfels, Thomas 2016, section 2).  Over a generic u each counts
-- once, by generic smoothness.
criticalPointsOver = (P, W, u) -> (
    x := gens ring P;
    normalPairs(P, x, flatten entries(sub(W, ring P) * transpose(matrix{x} - matrix{u}))))

-- What two random choices agree on; else one of them was special.
agreed = f -> (
    found := {f(), f()};
    if found#0 =!= found#1 then
        error("expected the same at two random data, got ", toString found, ": take another seed");
    found#0)

twoDataAgree = ("assumes-general-datum", "holds modulo p, two random data agree")

randomIntegers = n -> apply(n, i -> random(-100, 100))

-- (dimension, number) of the critical points over a random datum, on the components of largest
-- dimension together, in a metric that a function gives
edDegreeByDefinition = (V, metric) -> (
    components := largestComponents V;
    agreed(() -> (
        W := metric();
        u := randomIntegers numrows W;
        found := apply(components, P -> pointsOf criticalPointsOver(P, W, u));
        (max append(first \ found, -1), sum(last \ found)))))

-- the coordinates of a generic quadratic form
randomSymmetric = N -> (
    A := random(ZZ^N, ZZ^N, Height => 100);
    sub(A + transpose A, QQ))

-- The pairs (x, u) such that x is critical for the distance to u: over each component the closure
-- of those with a regular x (Draisma and others, section 4).
correspondenceByDefinition = (V, W) -> (
    N := numrows W;
    T := QQ(monoid[Variables => 2*N]);
    (x, u) := (take(gens T, N), drop(gens T, N));
    residue := flatten entries(sub(W, T) * transpose(matrix{u} - matrix{x}));
    intersect prepend(ideal 1_T, apply(allComponents V, P -> normalPairs(P, x, residue))))

-- The polar degrees: how many pairs (x, y) of a point of the projective closure and a tangent
-- hyperplane lie on random hyperplanes, as many for x as are left by those for y.  Zeros are left
-- out at both ends.
polarDegreesByDefinition = V -> (
    conormals := apply(allComponents V, P -> (
        N := numgens ring P;
        S := QQ(monoid[Variables => N + 1]);
        T := QQ(monoid[Variables => 2*N + 2]);
        closure := ideal homogenize((map(S, ring P, take(gens S, N))) gens gb P, last gens S);
        normalPairs(closure, take(gens T, N + 1), drop(gens T, N + 1))));
    if conormals === {} then return {};
    N := numgens ring first conormals // 2 - 1;
    count := (C, i) -> (
        (x, y) := (take(gens ring C, N + 1), drop(gens ring C, N + 1));
        form := v -> sum(v, randomIntegers(N + 1), times);
        last pointsOf(C + ideal(1 - form x, 1 - form y)
            + ideal apply(i, j -> form x) + ideal apply(N - 1 - i, j -> form y)));
    degrees := agreed(() -> apply(N, i -> sum(conormals, C -> count(C, i))));
    nonzero := positions(degrees, d -> d != 0);
    degrees_{min nonzero .. max nonzero})
