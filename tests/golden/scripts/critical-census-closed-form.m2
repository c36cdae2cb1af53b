-- The critical points of a network, by common roots, ranks or narrower networks
--
-- Here: census of critical points of the lightning attention with widths 3, 1, ranks 2 and 2
--   tokens in a generic metric.
--
-- One layer of attention, and those of smaller ranks, in a generic metric: projections of Segre
-- products, with as many critical weights.  With one output and rank one functions have two;
-- others are critical where V and A have a common factor.
--
-- References:
--   K. Kohn, T. Merkh, G. Montufar, M. Trager: Geometry of linear convolutional networks,
--   SIAM J. Appl. Algebra Geom. 6 (2022) 368-406
--   H. Lee, B. Sturmfels: Duality of multiple root loci, J. Algebra 446 (2016) 499-526
--
-- How to run:  M2 --script FILE      (Macaulay2 1.21 or later; nothing else is needed)
-- The answer stands between NEUROVARIETY-ANSWER and END; a line is a name, a type, a value.
--
-- Written by neurovariety 0.2.0; the functions are those of its package NeuroVarieties.

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

-- localization.m2: polar degrees of determinantal varieties, exactly and without Groebner bases.
--
-- The conormal variety of the matrices of rank at most r has a resolution over a product of
-- Grassmannians (a Grassmannian for symmetric matrices), on which a torus acts with isolated
-- fixed points.  Bott's residue formula writes each polar degree as a sum of rational numbers
-- over the fixed points; any distinct weights a_i, and any distinct b_j, give the same integers.
--
-- E and F are the torus weights of the two bundles whose projectivisations make up the
-- resolution: matrices X with columns in a given r-space and rows in another, and matrices Y
-- orthogonal to both.  T is the product of the tangent weights.  The powers of the hyperplane
-- classes push forward to Segre classes, which are h_k(-E) and h_k(-F) at a fixed point.

-- complete homogeneous symmetric polynomials h_0, ..., h_d of the numbers in L
completeSymmetric = (L, d) -> (
    h := new MutableList from prepend(1, toList(d : 0));
    for x in L do for k from 1 to d do h#k = h#k + x * h#(k-1);
    toList h)

negative = L -> apply(L, x -> -x)
differences = (L, M) -> flatten apply(L, x -> apply(M, y -> x - y))
-- all pairs (chosen, left out) of r elements of L and the others
splittings = (L, r) -> apply(subsets(L, r), S -> (S, select(L, x -> not member(x, S))))

-- sum over fixed points of h_k(-E) h_(d-k)(-F) / T; each T divides the number M
residueSum = (points, d, M) -> (
    total := sum(points, (E, F, T) -> (
        h := completeSymmetric(negative E, d);
        g := completeSymmetric(negative F, d);
        c := M // T;
        apply(d + 1, k -> c * h#k * g#(d-k))));
    apply(total, x -> x // M))

-- The polar degrees that are not zero, from the degree of the dual to that of the variety.  Those
-- of an irreducible cone have no zeros in between (Kleiman, Holme): only the ends are cut off.
nonzeroRange = L -> (
    p := positions(L, x -> x != 0);
    if p === {} then error "expected a reduced variety: all polar degrees are zero";
    L_{min p .. max p})

localizedPolarDegrees = method()
localizedPolarDegrees DeterminantalVariety := List => V -> (
    (m, n, r) := (V#"rows", V#"columns", V#"rank");
    a := apply(m, i -> 2*i + 1);
    b := apply(n, j -> -2*j);
    points := flatten apply(splittings(a, r), (aI, aO) -> apply(splittings(b, r), (bI, bO) -> (
        differences(aI, bI), differences(bO, aO),
        product differences(aO, aI) * product differences(bI, bO))));
    M := product apply(subsets(a, 2) | subsets(b, 2), p -> p#0 - p#1);
    nonzeroRange residueSum(points, r*(m + n - 2*r), M))
localizedPolarDegrees SymmetricDeterminantalVariety := List => V -> (
    (n, r) := (V#"size", V#"rank");
    a := apply(n, i -> 2*i + 1);
    pairSums := L -> flatten apply(#L, i -> apply(toList(i .. #L-1), j -> L#i + L#j));
    points := apply(splittings(a, r), (aI, aO) -> (
        pairSums aI, negative pairSums aO, product differences(aO, aI)));
    nonzeroRange residueSum(points, r*(n-r), product apply(subsets(a, 2), p -> p#0 - p#1)))

-- segre.m2: generic ED degrees of Segre products of varieties of matrices.
--
-- The Chern-Mather class of a product is the product of the classes.  For a cone of projective
-- dimension n the degrees c_k of its parts and the polar degrees, p_0 the degree of the variety,
-- tell each other (Piene): c_k = sum_i (-1)^i binomial(n+1-i, k-i) p_i.

chernMatherDegrees = V -> (
    (p, n) := (reverse localizedPolarDegrees V, dim V - 1);
    apply(n + 1, k -> sum(min(k + 1, #p), i -> (-1)^i * binomial(n + 1 - i, k - i) * p#i)))

-- the hyperplane class of a Segre product is the sum of those of its factors
productDegrees = (a, b) -> (
    (n, m) := (#a - 1, #b - 1);
    apply(n + m + 1, k -> sum(max(0, k - m) .. min(n, k), i ->
        binomial(n + m - k, n - i) * a#i * b#(k-i))))

-- the sum of the polar degrees
segreGenericEDDegree = method()
segreGenericEDDegree List := ZZ => L -> (
    if L === {} or not all(L, V -> instance(V, DeterminantalVariety)
            or instance(V, SymmetricDeterminantalVariety)) then
        error("expected a list of varieties of matrices, got ", toString L);
    c := fold(productDegrees, apply(L, chernMatherDegrees));
    n := #c - 1;
    sum(n + 1, i -> (-1)^i * (2^(n+1-i) - 1) * c#i))


-- The problem -------------------------------------------------------------
(d, e, a) = (3, 1, 2);
ranks = reverse toList(1 .. a);
weights = apply(ranks, r -> segreGenericEDDegree {
    determinantalVariety(1, e*d, 1), determinantalVariety(d, d, r)});
quadrics = segreGenericEDDegree {
    symmetricDeterminantalVariety(d, 2), determinantalVariety(1, d, 1)};
squares = last weights - 2*quadrics;
writeAnswer("critical-census", {
    ("degrees", append(drop(weights, -1), quadrics)),
    ("fibres", append(toList(a-1 : 1), 2)), ("parameters", weights),
    ("spurious", {a - 1, 1, squares, squares})})
