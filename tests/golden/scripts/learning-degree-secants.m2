-- The learning degree of a network
--
-- Here: learning degree of the network with widths 3, 2, 1 and activation z^3 for a generic
--   metric.
--
-- The number of complex critical sums of two powers of linear forms, for a generic square loss: the
-- sum of the polar degrees.  Each has two weights, as the powers have two orders, and no weights
-- are spurious.
--
-- References:
--   K. Kohn, G. Montufar, V. Shahverdi, M. Trager: Function space and critical points of
--   linear convolutional networks, SIAM J. Appl. Algebra Geom. 8 (2024) 333-362
--   K. Kubjas, J. Li, M. Wiesmann: Geometry of polynomial neural networks,
--   Algebraic Statistics 15 (2024) 295-328
--   P. Aluffi: Projective duality and a Chern-Mather involution,
--   Trans. Amer. Math. Soc. 370 (2018) 1803-1822
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

-- pencils.m2: degrees of varieties that are swept out by pencils, by Bott's residue formula.
--
-- From a pencil U of forms, at first of two linear forms in n variables, two members g and h make
-- the next one, spanned by g^r and h^r; as they come together its limit is spanned by g^r and
-- g^(r-1) h.  These pencils are a bundle over the projective plane of all pairs, and all together
-- over a tower of such planes over a Grassmannian, on which a torus acts with isolated fixed
-- points.  Tuples of m forms in a last pencil are the functions of networks of powers with hidden
-- layers of two neurons, and the degree is a Segre class of the bundle of these tuples.

-- a fixed pencil: the weights of its two forms, and the product of those of the tangents
fixedLines = n -> apply(subsets(n, 2), P -> (P#0, P#1,
    product(select(n, k -> not member(k, P)), k -> (k - P#0) * (k - P#1))))
fixedPowers = (a, b, t, r) -> (
    square := (a - b)^2;
    {(r*a, r*b, -t*square), (r*a, (r-1)*a + b, 2*t*square), (r*b, (r-1)*b + a, 2*t*square)})

degreeOfPencils = (n, exponents, m) -> (
    points := fixedLines n;
    for r in exponents do points = flatten apply(points, p -> fixedPowers(p#0, p#1, p#2, r));
    d := 2*(n - 2) + 2*#exponents;
    lift(sum(points, (a, b, t) -> (
        weights := flatten toList(m : {-a, -b});
        last completeSymmetric(weights, d) / t)), ZZ))

-- (dimension, degree, points of a general fibre modulo scalings)
pencilsReport = (n, exponents, m) -> (
    (2*(n - 2) + 2*#exponents + 2*m, degreeOfPencils(n, exponents, m), 2^#exponents))

-- elementary symmetric polynomials e_0, ..., e_d of the numbers in L
elementarySymmetric = (L, d) -> (
    e := new MutableList from prepend(1, toList(d : 0));
    for x in L do for k in reverse(1 .. d) do e#k = e#k + x * e#(k-1);
    toList e)

-- The sums of two powers of degree r > 2 of linear forms x and y: a general tangent space is that
-- to the powers of x and y, whatever the sum (Terracini).  So the conormal variety is swept out by
-- products of a pencil and the forms that are singular at x and y.  Over all pairs of points, also
-- infinitely near ones, these are a bundle whose Segre classes are the Chern classes of the
-- conditions.
secantPolarDegrees = (n, r) -> (
    d := 2*(n - 1);
    at := i -> toList apply(n, k -> (r-1)*i + k);
    along := (i, j) -> join(apply(4, c -> (r-c)*i + c*j), flatten apply(
        select(n, k -> k != i and k != j), k -> {(r-1)*i + k, (r-2)*i + j + k}));
    points := flatten apply(fixedLines n, (i, j, t) -> (
        P := fixedPowers(i, j, t, r);
        {(P#0, at i | at j), (P#1, along(i, j)), (P#2, along(j, i))}));
    total := sum(points, (pencil, conditions) -> (
        s := completeSymmetric({-pencil#0, -pencil#1}, d);
        c := elementarySymmetric(negative conditions, d);
        apply(d + 1, k -> s#k * c#(d-k) / pencil#2)));
    nonzeroRange apply(total, x -> lift(x, ZZ)))


-- The problem -------------------------------------------------------------
(inputs, exponent) = (3, 3);
functions = sum secantPolarDegrees(inputs, exponent);
writeAnswer("learning-degree", {("functions", functions), ("functionsDimension", 0),
    ("parameters", 2 * functions), ("parametersDimension", 0), ("fibre", 2),
    ("rank", 2 * inputs)})
