-- Bottlenecks, by their definition
--
-- Here: bottlenecks of the zero set of 4*quagga^2 + zebra^2 - 4 in the Frobenius metric.
--
-- Ordered pairs of different points such that x - y is normal at both, in the metric W: the
-- equations of the normals, without the singular points and the diagonal, over QQ. Here are the
-- dimension and the number of complex pairs.
--
-- References:
--   S. Di Rocco, D. Eklund, M. Weinstein: The bottleneck degree of algebraic varieties,
--   SIAM J. Appl. Algebra Geom. 4 (2020) 227-253
--
-- How to run:  M2 --script FILE      (Macaulay2 1.21 or later; nothing else is needed)
-- The answer stands between NEUROVARIETY-ANSWER and END; a line is a name, a type, a value.
--
-- Names:
--   nv0 = quagga
--   nv1 = zebra
--
-- Written by neurovariety 0.2.0; the functions are those of its package NeuroVarieties.

needsPackage "Elimination";
needsPackage "MinimalPrimes";
needsPackage "Saturation";

-- result.m2: the framed answer.
--
-- An answer is a list of lines that a human and a program can both read.  It goes to the file
-- that the environment variable NEUROVARIETY_ANSWER names, or to standard output:
--
--     NEUROVARIETY-ANSWER 1 generic-ed-degree
--     engine text Macaulay2 1.26.06
--     value int 39
--     polarDegrees ints 3 6 12 12 6
--     END 3
--
-- The last line counts the lines between the first and itself, so a truncated answer is seen.
-- A polynomial is one line "exponents | coefficient" for each term, independent of all names.

termLine = (e, c) -> concatenate(demark(" ", apply(e, toString)), " | ", toString c)

polynomialLines = f -> (
    terms := listForm f;
    numbers := ambientNumbers ring f;
    prepend("polynomial " | toString(#terms), apply(terms, t -> termLine(t#0, lift(t#1, numbers)))))

-- coefficients are written as integers or fractions, also those of a prime field
ambientNumbers = R -> if char R == 0 then QQ else ZZ

polynomialListLines = (name, R, polys) -> flatten prepend(
    {concatenate(name, " polynomials ", toString numgens R, " ", toString(#polys))},
    apply(polys, polynomialLines))

-- one field of the answer: its name, its type, its value
answerLines = method()
answerLines(String, ZZ) := (name, n) -> {concatenate(name, " int ", toString n)}
answerLines(String, String) := (name, s) -> {concatenate(name, " text ", replace("\n", " ", s))}
answerLines(String, Boolean) := (name, b) -> {concatenate(name, " bool ", toString b)}
answerLines(String, List) := (name, L) -> {demark(" ", {name, "ints"} | apply(L, toString))}
answerLines(String, Ideal) := (name, I) ->
    polynomialListLines(name, ring I, select(I_*, f -> f != 0))
answerLines(String, Matrix) := (name, M) ->
    polynomialListLines(name, ring M, flatten entries M)

frameText = (mark, kind, fields) -> (
    body := flatten prepend(
        answerLines("engine", "Macaulay2 " | version#"VERSION"),
        apply(fields, f -> answerLines f));
    demark("\n", join(
        {concatenate(mark, " 1 ", kind)}, body, {"END " | toString(#body), ""})))

writeAnswer = method()
writeAnswer(String, List) := (kind, fields) -> (
    text := frameText("NEUROVARIETY-ANSWER", kind, fields);
    channel := getenv "NEUROVARIETY_ANSWER";
    if channel === "" then << text << flush
    else (file := openOut channel; file << text << close;))

-- What is known so far, in the same form: it survives when the run is stopped.  The answer takes
-- its place.
writeProgress = (kind, fields) -> (
    text := frameText("NEUROVARIETY-PROGRESS", kind, fields);
    channel := getenv "NEUROVARIETY_ANSWER";
    if channel === "" then << text << flush
    else (file := openOutAppend channel; file << text << close;))

-- varieties.m2: the varieties of matrices that linear networks fill.

DeterminantalVariety = new Type of HashTable
SymmetricDeterminantalVariety = new Type of HashTable

-- m x n matrices of rank at most r
determinantalVariety = method()
determinantalVariety(ZZ, ZZ, ZZ) := DeterminantalVariety => (m, n, r) -> (
    if m < 1 or n < 1 then
        error("expected a positive number of rows and columns, got ", toString(m, n));
    if r < 1 or r > min(m, n) then
        error("expected a rank between 1 and ", toString min(m, n), ", got ", toString r);
    new DeterminantalVariety from {"rows" => m, "columns" => n, "rank" => r})

-- symmetric n x n matrices of rank at most r
symmetricDeterminantalVariety = method()
symmetricDeterminantalVariety(ZZ, ZZ) := SymmetricDeterminantalVariety => (n, r) -> (
    if n < 1 then error("expected a positive size, got ", toString n);
    if r < 1 or r > n then
        error("expected a rank between 1 and ", toString n, ", got ", toString r);
    new SymmetricDeterminantalVariety from {"size" => n, "rank" => r})

-- the neurovariety of a linear network with widths d_0, ..., d_h: products W_h ... W_1
linearNetworkVariety = method()
linearNetworkVariety List := DeterminantalVariety => d -> (
    if #d < 2 or not all(d, w -> instance(w, ZZ) and w > 0) then
        error("expected at least two positive widths, got ", toString d);
    determinantalVariety(last d, first d, min d))

dim DeterminantalVariety := ZZ => V -> V#"rank" * (V#"rows" + V#"columns" - V#"rank")
dim SymmetricDeterminantalVariety := ZZ => V -> (
    (n, r) := (V#"size", V#"rank");
    r*n - binomial(r, 2))

-- positions of the coordinates: all entries by rows, or those on and above the diagonal
entryPositions = method()
entryPositions DeterminantalVariety := List => V ->
    flatten apply(V#"rows", i -> apply(V#"columns", j -> (i, j)))
entryPositions SymmetricDeterminantalVariety := List => V ->
    flatten apply(V#"size", i -> apply(toList(i .. V#"size" - 1), j -> (i, j)))

-- the matrix with given coordinates, listed by positions
matrixFromEntries = method()
matrixFromEntries(DeterminantalVariety, List) := Matrix => (V, x) -> matrix pack(V#"columns", x)
matrixFromEntries(SymmetricDeterminantalVariety, List) := Matrix => (V, x) -> (
    at := hashTable apply(#x, k -> ((entryPositions V)#k => x#k));
    matrix apply(V#"size", i -> apply(V#"size", j -> at#(min(i, j), max(i, j)))))

-- how often a coordinate stands in the matrix, so that <Y, X> = sum of multiplicity * y * x
entryMultiplicities = method()
entryMultiplicities DeterminantalVariety := List => V -> apply(entryPositions V, p -> 1)
entryMultiplicities SymmetricDeterminantalVariety := List => V ->
    apply(entryPositions V, p -> if p#0 == p#1 then 1 else 2)

-- The ring in which equations are written.  It is made once for each list of names: Macaulay2 keeps
-- 50 kB of each ring.
namedRing = memoize((kk, symbols) -> kk(monoid[Variables => symbols]))
polynomialRing = (kk, names) -> use namedRing(kk, apply(names, baseName))

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

-- branching.m2: by its definition, over QQ, the Euclidean distance discriminant (Draisma, Horobet,
-- Ottaviani, Sturmfels, Thomas 2016, section 7).

-- with integers without a common factor as coefficients
primitivePart = f -> (
    c := apply(flatten entries last coefficients f, v -> lift(v, QQ));
    f * (lcm(c / denominator) / gcd(c / numerator)))

-- the equations of the hypersurfaces among the components of an ideal, in a ring of its last
-- variables
hypersurfacesIn = (U, I) -> (
    n := numgens ring I - numgens U;
    image := eliminate(take(gens ring I, n), I);
    onU := map(U, ring I, join(toList(n : 0_U), gens U));
    J := ideal onU gens image;
    if J == 0 then error "expected finitely many critical points for almost all data";
    if J == 1 then return {};
    apply(select(minimalPrimes J, Q -> codim Q == 1), Q -> primitivePart first (trim Q)_*))

equationRow = (U, factors) -> map(U^1, U^(#factors), {factors})

-- The data over which a critical point x is no simple point of the fibre: there the Jacobian matrix
-- of the correspondence E, for the first N variables, has rank below N.
ramificationIdeal = (E, N) -> E + minors(N, (jacobian E)^(toList(0 .. N-1)))

-- The data over which a critical point is at infinity: the correspondence is closed in P^N for x,
-- by a variable x_0 before the others, and x_0 is set to 0.
infinityOf = (E, N) -> (
    T := QQ(monoid[Variables => 1 + numgens ring E, MonomialOrder => {1 + N, numgens ring E - N}]);
    inT := map(T, ring E, drop(gens T, 1));
    weights := join(toList(1 + N : 1), toList(numgens T - N - 1 : 0));
    closure := saturate(ideal homogenize(inT gens E, T_0, weights), T_0);
    saturate(closure + ideal T_0, ideal take(gens T, 1 + N)))

-- The factors of both parts; those of several components together.
discriminantByDefinition = (V, W) -> (
    N := numrows W;
    U := QQ(monoid[Variables => N, VariableBaseName => getSymbol "u"]);
    T := QQ(monoid[Variables => 2*N, MonomialOrder => {N, N}]);
    (x, u) := (take(gens T, N), drop(gens T, N));
    residue := flatten entries(sub(W, T) * transpose(matrix{u} - matrix{x}));
    pairs := apply(largestComponents V, P -> normalPairs(P, x, residue));
    (equationRow(U, unique flatten apply(pairs, E -> hypersurfacesIn(U, ramificationIdeal(E, N)))),
     equationRow(U, unique flatten apply(pairs, E -> hypersurfacesIn(U, infinityOf(E, N))))))

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


-- The problem -------------------------------------------------------------
kk = QQ;
R = polynomialRing(kk, {nv0, nv1});
V = ideal(
    4*nv0^2+nv1^2-4);
assumed = decidedByDecomposition V;
W = id_(kk^2);
(pairDimension, pairCount) = bottlenecksByDefinition(V, W);
writeAnswer("bottlenecks", {("dimension", pairDimension), ("degree", pairCount)} | assumed)
