-- The generic Euclidean distance degree
--
-- Here: generic ED degree of symmetric 3 x 3 matrices of rank at most 2.
--
-- The number of complex critical points of the squared distance from a generic point to a
-- variety, for a generic quadratic form in place of the sum of squares.
-- For a cone it is the sum of the polar degrees, the bidegrees of the conormal variety.
-- They are read off the multidegree of the conormal ideal, modulo a prime.
--
-- References:
--   J. Draisma, E. Horobet, G. Ottaviani, B. Sturmfels, R. Thomas: The Euclidean distance
--   degree of an algebraic variety, Found. Comput. Math. 16 (2016) 99-149, section 5
--   G. Ottaviani, P.-J. Spaenlehauer, B. Sturmfels: Exact solutions in structured low-rank
--   approximation, SIAM J. Matrix Anal. Appl. 35 (2014) 1521-1542
--   M. Trager, K. Kohn, J. Bruna: Pure and Spurious Critical Points, arXiv:1910.01671
--
-- How to run:  M2 --script FILE      (Macaulay2 1.21 or later; nothing else is needed)
-- The answer stands between NEUROVARIETY-ANSWER and END; a line is a name, a type, a value.
--
-- Written by neurovariety 0.1.0; the functions are those of its package NeuroVarieties.

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

-- input.m2: what the methods accept, and what they say about anything else.

-- Counts need exact arithmetic.  In characteristic 2 a symmetric matrix does not determine its
-- quadratic form, so that distances are out of reach.
isPrimeField = kk -> kk === QQ or instance(kk, QuotientRing) and isFinitePrimeField kk
checkField = kk -> (
    if not isPrimeField kk or char kk == 2 then
        error("expected QQ or ZZ/p for an odd prime p, got ", toString kk))

checkRing = R -> (
    if not instance(R, PolynomialRing) or not isCommutative R then
        error("expected a commutative polynomial ring, got ", toString R);
    kk := coefficientRing R;
    if not isPrimeField kk then
        error("expected polynomials over QQ or ZZ/p, got coefficients in ", toString kk))

-- A parametrisation is a matrix of one row, of polynomials or of fractions of such: the numerators
-- and their common denominator.
rationalMap = phi -> (
    F := ring phi;
    if not instance(F, FractionField) then return (phi, 1_F);
    q := fold(apply(flatten entries phi, denominator), (f, g) -> f * (g // gcd(f, g)));
    (lift(q * phi, ring q), q))

-- the number of coordinates of the space in which the variety lies
ambientDimension = method()
ambientDimension DeterminantalVariety := ZZ => V -> V#"rows" * V#"columns"
ambientDimension SymmetricDeterminantalVariety := ZZ => V -> binomial(V#"size" + 1, 2)
ambientDimension Ideal := ZZ => I -> (
    checkRing ring I;
    if I == 0 then error "expected equations, got the zero ideal";
    numgens ring I)
-- a matrix is a parametrisation: its image is the variety
ambientDimension Matrix := ZZ => phi -> (
    checkRing(if instance(ring phi, FractionField) then ring numerator 1_(ring phi) else ring phi);
    if numrows phi != 1 or numcols phi == 0 then
        error("expected a parametrisation as a matrix of one row, got size ",
            toString(numrows phi, numcols phi));
    numcols phi)
ambientDimension Thing := ZZ => V ->
    error("expected a variety of matrices, an ideal or a parametrisation, got ", toString class V)

-- Varieties of matrices have no coefficients: they live over the field of the metric.
fieldOf = (V, W) -> (
    if instance(V, Ideal) or instance(V, Matrix) then coefficientRing ring V
    else if ring W === ZZ then QQ else ring W)

-- a variety without points has no conormal variety, and no distance to it has a critical point
checkPoints = V -> if instance(V, Ideal) and V == 1 then
    error "expected a variety with points, got the unit ideal"

-- the metric W of the coordinates of V, over the field kk
checkedMetric = (V, W, kk) -> (
    N := ambientDimension V;
    checkField kk;
    if not instance(W, Matrix) then
        error("expected a metric as a matrix, got ", toString class W);
    if not member(ring W, {ZZ, QQ, kk}) then
        error("expected a metric over ", toString kk, ", got one over ", toString ring W);
    if numrows W != N or numcols W != N then
        error("expected a metric of size ", toString(N, N), ", got ",
            toString(numrows W, numcols W));
    M := sub(W, kk);
    if entries M != entries transpose M then error "expected a symmetric metric";
    if rank M < N then
        error("expected a metric of rank ", toString N, ", got ", toString rank M);
    M)

checkDatum = (V, u) -> if #u != ambientDimension V then
    error("expected a datum with ", toString ambientDimension V, " coordinates, got ",
        toString(#u))

-- the strategy that was asked for; the first one when none was
checkedStrategy = (given, known) -> (
    if given === null then return first known;
    if not member(given, known) then error("expected one of the strategies ",
        demark(", ", apply(known, s -> if s === null then "null" else format s)),
        ", got ", toString given);
    given)

-- The same ideal in the standard grading and a graded order, whatever its own ring has.
gradedCopy = I -> (
    R := ring I;
    S := (coefficientRing R)(monoid[Variables => numgens R, MonomialOrder => GRevLex]);
    sub(I, vars S))

-- Varieties of matrices have no coefficients; equations over QQ are reduced modulo the prime.
overField = (kk, V) -> (
    checkField kk;
    ambientDimension V;
    if not instance(V, Ideal) and not instance(V, Matrix) then return V;
    if instance(ring V, FractionField) then (
        (P, q) := rationalMap V;
        fraction := overField(kk, P | matrix{{q}});
        return submatrix(fraction, {0 .. numcols P - 1}) * (1 / fraction_(0, numcols P)));
    R := ring V;
    if coefficientRing R === kk then return V;
    if char R > 0 then error("expected CoefficientRing => ", toString coefficientRing R,
        ", the field of the variety, got ", toString kk);
    sub(V, vars (kk(monoid[gens R]))))

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

-- hilbert.m2: dimension and degree of an ideal, by the Hilbert series of its leading terms.

-- The Hilbert series of a monomial ideal in n variables is K(T) / (1 - T)^n, and its degree the
-- value of K / (1 - T)^codim at 1.  Macaulay2's `degree` says the same, two milliseconds later.
-- (-1, 0) for the unit ideal.
monomialDimensionAndDegree = L -> (
    d := dim L;
    K := poincare L;
    K = K // (1 - (ring K)_0)^(numgens ring L - d);
    (d, sum(listForm K, last)))

-- In a graded order the leading terms have the Hilbert function of the affine variety; the degree
-- is that of the projective closure.
dimensionAndDegree = I -> monomialDimensionAndDegree monomialIdeal leadTerm gens gb gradedCopy I

-- the leading terms of a Groebner basis carry all that is counted here
initialIdeal = I -> monomialIdeal leadTerm(
    if char ring I > 0 then groebnerBasis(I, Strategy => "F4") else gens gb I)

-- conormal.m2: conormal varieties and their bidegrees, the polar degrees.
--
-- The conormal variety of X in P^(N-1) is the closure of the pairs (x, y) with x a regular point
-- of X and y a hyperplane tangent there.  Its ideal lives in the bigraded ring kk[x, y].

bigradedRing = (kk, N) -> kk(monoid[
    Variables => 2*N, Degrees => join(toList(N : {1, 0}), toList(N : {0, 1}))])

conormalIdeal = method(Options => {CoefficientRing => QQ})
-- Rank at most r: X^t Y = 0 and X Y^t = 0, with rank Y at most min(m, n) - r.  These pairs are
-- irreducible, for each is a limit of pairs with both ranks as large as allowed, and the ideal is
-- that of the conormal variety (Strickland 1982).
conormalIdeal DeterminantalVariety := Ideal => o -> V -> (
    checkField o.CoefficientRing;
    N := ambientDimension V;
    S := bigradedRing(o.CoefficientRing, N);
    X := matrixFromEntries(V, take(gens S, N));
    Y := matrixFromEntries(V, drop(gens S, N));
    ideal(transpose X * Y) + ideal(X * transpose Y)
        + minors(V#"rank" + 1, X) + minors(min(V#"rows", V#"columns") - V#"rank" + 1, Y))

-- The same for symmetric matrices.  y pairs with x coordinate by coordinate, so the entries of Y
-- off the diagonal are halved.
conormalIdeal SymmetricDeterminantalVariety := Ideal => o -> V -> (
    checkField o.CoefficientRing;
    N := ambientDimension V;
    S := bigradedRing(o.CoefficientRing, N);
    X := matrixFromEntries(V, take(gens S, N));
    Y := matrixFromEntries(V, apply(drop(gens S, N), entryMultiplicities V, (y, c) -> y / c));
    ideal(X * Y) + minors(V#"rank" + 1, X) + minors(V#"size" - V#"rank" + 1, Y))

-- A homogeneous ideal of codimension c.  Let F be c random combinations, all of one degree, of the
-- generators; at a regular point of a component of codimension c their differentials span the
-- conormal space.  So the (c+1)-minors of the Jacobian of F bordered by y cut out the conormal
-- variety, once what lies over the zeros of a random combination of its c-minors is removed: that
-- is all over the singular locus, over components of smaller dimension and over components along
-- which I is not reduced.
conormalIdeal Ideal := Ideal => o -> I -> (
    checkPoints I;
    (N, c) := (ambientDimension I, codim I);
    G := gradedCopy I;
    if not isHomogeneous G then
        error "expected a homogeneous ideal: polar degrees belong to cones";
    kk := coefficientRing ring I;
    e := max apply(G_*, f -> first degree f);
    F := gens G * matrix apply(G_*, f -> apply(c, j -> random(e - first degree f, ring G)));
    S := bigradedRing(kk, N);
    x := map(S, ring G, take(gens S, N));
    J := transpose x jacobian F;
    K := trim(x G + minors(c + 1, matrix{drop(gens S, N)} || J));
    C := saturate(K, sum((minors(c, J))_*, g -> random kk * g));
    if C == 1 then error "expected a radical ideal, got one that is nowhere reduced";
    C)

-- the coefficients of the multidegree of a bigraded ideal in kk[x, y], as far as they are not zero
bidegrees = I -> (
    N := numgens ring I // 2;
    L := initialIdeal I;
    D := multidegree L;
    T := degreesRing ring L;
    nonzeroRange apply(codim L + 1, i -> coefficient(T_0^(codim L - i) * T_1^i, D)))

conormalPolarDegrees = method(Options => {CoefficientRing => ZZ/32003})
conormalPolarDegrees DeterminantalVariety :=
conormalPolarDegrees SymmetricDeterminantalVariety := List => o -> V ->
    bidegrees conormalIdeal(V, CoefficientRing => o.CoefficientRing)
conormalPolarDegrees Ideal := List => o -> I -> bidegrees conormalIdeal I


-- The problem -------------------------------------------------------------
kk = ZZ/32003;
setRandomSeed 1;
V = symmetricDeterminantalVariety(3, 2);
polarDegreeList = conormalPolarDegrees(V, CoefficientRing => kk);
writeAnswer("generic-ed-degree", {
    ("value", sum polarDegreeList), ("dimension", 0), ("polarDegrees", polarDegreeList)})
