-- The singular points of a variety
--
-- Here: singular locus of the lightning attention with widths 2, 1, ranks 2 and 2 tokens.
--
-- By the theorem on products of linear forms, which is said with the functions below.
--
-- References:
--   W. Bruns, U. Vetter: Determinantal Rings, Lecture Notes in Mathematics 1327, 1988
--   K. Kohn, G. Montufar, V. Shahverdi, M. Trager: Function space and critical points of
--   linear convolutional networks, SIAM J. Appl. Algebra Geom. 8 (2024) 333-362
--
-- How to run:  M2 --script FILE      (Macaulay2 1.21 or later; nothing else is needed)
-- The answer stands between NEUROVARIETY-ANSWER and END; a line is a name, a type, a value.
--
-- Names:
--   nv0 = x1
--   nv1 = x2
--   nv2 = x3
--   nv3 = x4
--   nv4 = x5
--   nv5 = x6
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
    if all(I_*, f -> f == 0) then error "expected equations, got the zero ideal";
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
hasNoPoints = V -> instance(V, Ideal) and (
    if numgens V == 1 then V_0 != 0 and isConstant V_0 else V == 1)
checkPoints = V -> if hasNoPoints V then
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
    M := if ring W === kk then W else sub(W, kk);
    if entries M != entries transpose M then error "expected a symmetric metric";
    if rank M < N then
        error("expected a metric of rank ", toString N, ", got ", toString rank M);
    M)

-- of one equation it is known without a Groebner basis
codimension = I -> if numgens I == 1 and not isConstant I_0 then 1 else codim I

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

-- The monomials in n variables in the standard grading, ordered by GRevLex.  They are made once,
-- for that takes longer than a ring over them; and so are rings in which only ideals of ours live.
standardMonoid = memoize(n -> monoid[Variables => n])
standardRing = memoize((kk, n) -> kk(standardMonoid n))

-- The same ideal in the standard grading and a graded order, whatever its own ring has.
gradedCopy = I -> sub(I, vars((coefficientRing ring I)(standardMonoid(numgens ring I))))

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

totalDegree = f -> max apply(exponents f, sum)

-- F4 starts threads, which takes longer than the whole basis where Bezout's number is small.
isWorthThreads = I -> product(I_*, f -> max(1, totalDegree f)) > 27

-- the leading terms of a Groebner basis carry all that is counted here
initialIdeal = I -> monomialIdeal leadTerm(
    if char ring I > 0 and isWorthThreads I then groebnerBasis(I, Strategy => "F4")
    else gens gb I)

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

-- singulardefinition.m2: the singular points of a variety as they are defined: by elimination, all
-- minors and decomposition.

singularByDefinition = V -> (
    found := allComponents V;
    sets := join(apply(found, P -> singularPoints(P, gens ring P)),
        apply(subsets(found, 2), L -> L#0 + L#1));
    largestSets flatten apply(select(sets, J -> J != 1), decompose))

-- of the parameters where all minors of the size of the general rank vanish
ramificationByDefinition = (phi, d) -> (
    (P, q) := rationalMap phi;
    J := minors(d, differentialOf(P, q));
    if not isConstant q then J = saturate(J, q);
    if J == 1 then -1 else dim J)

-- each once, and none that lies in another
largestSets = primes -> (
    bases := unique apply(primes, P -> ideal gens gb P);
    select(bases, P -> not any(bases, Q -> Q != P and isSubset(Q, P))))

-- components as fields of an answer, with the dimension and the degree of all together
componentFields = primes -> (
    d := max append(apply(primes, dim), -1);
    fields := {("dimension", d), ("degree", sum(select(primes, P -> dim P == d), degree)),
        ("components", #primes)};
    join(fields, flatten apply(#primes, k -> (
        (P, n) := (primes#k, toString(k + 1));
        {("component" | n, ideal gens gb P), ("dimension" | n, dim P), ("degree" | n, degree P)}))))

-- singularattention.m2: the singular functions of one layer of lightning attention, by a theorem.
--
-- The functions are the products of the rows of V, e x d, and the columns of A, d x d of rank at
-- most a, as linear forms.  The map of P(V) x P(A) is finite.  By unique factors it is injective,
-- with an injective derivative, unless V and A have rank one.  So functions are singular where A
-- has a smaller rank than in general; and where V and A have rank one, for the two factors can be
-- exchanged.  But if they have so in general, these are quadratic forms of rank two times vectors,
-- which are singular at squares times vectors, or zero.

-- The singular functions are u (x) q (x) t with a form q of at most this rank; -1: there are none;
-- null: they are those of rank a - 1.
singularFormRank = (d, e, a) -> (
    if d == 1 then -1
    else if e == 1 and a == 1 then (if d > 2 then 1 else 0)
    else if 1 < a and a < d and (a, e) != (2, 1) then null else 2)

-- The prime ideal of these tensors in the coordinates of a ring: minors of the flattenings by u, by
-- t, by an index of q.
symmetricTensors = (R, d, e, r) -> (
    upper := flatten apply(d, j -> apply(toList(j .. d - 1), k -> (j, k)));
    at := hashTable apply(#upper, n -> upper#n => n);
    entry := (i, c, j, k) -> (if j == k then 2 else 1) *
        R_((i*d + c) * #upper + at#(min(j, k), max(j, k)));
    byU := matrix apply(e, i -> flatten apply(d, c -> apply(upper, p -> entry(i, c, p#0, p#1))));
    byT := matrix apply(d, c -> flatten apply(e, i -> apply(upper, p -> entry(i, c, p#0, p#1))));
    byQ := matrix apply(d, j -> flatten flatten apply(e, i -> apply(d, c -> apply(d, k ->
        entry(i, c, j, k)))));
    minors(2, byU) + minors(2, byT) + minors(r + 1, byQ))

-- Dimension and degree: of Segre varieties, by the degree of the map.
singularAttentionNumbers = (d, e, a) -> (
    r := singularFormRank(d, e, a);
    if r === null then (
        smaller := determinantalVariety(d, d, a - 1);
        n := d*e - 1 + dim smaller;
        (n, binomial(n - 1, d*e - 1) * last localizedPolarDegrees smaller))
    else if r == 2 then (e + 3*d - 3, (e + 3*d - 4)! // (2 * (e - 1)! * ((d - 1)!)^3))
    else if r == 1 then (2*d - 1, binomial(2*d - 2, d - 1) * 2^(d - 1))
    else (r, r + 1))

-- The codimension of the weights V, K, Q with a derivative of a smaller rank than in general, for
-- A = K^t Q and K of rows; null if they are taken modulo base changes.
attentionRamification = (d, e, rows) -> (
    if d == 1 then (if e == 1 then 2 else 1)
    else if rows == 1 then (if e == 1 then d - 1 else d)
    else if rows > d then min {d*e, 2*(rows - d + 1), d^2, (d - 1)*(d + e - 1)})

singularAttention = (d, e, rows, R) -> (
    a := min(d, rows);
    known := if numgens R > 0 then (
        componentFields {symmetricTensors(R, d, e, singularFormRank(d, e, a))}) else (
        numbers := singularAttentionNumbers(d, e, a);
        {("dimension", numbers#0), ("degree", numbers#1), ("components", 0)});
    c := attentionRamification(d, e, rows);
    if c === null then known else append(known, ("ramification", d*e + 2*rows*d - c)))


-- The problem -------------------------------------------------------------
-- the sizes of tokens of inputs and outputs, the rows of K, and coordinates if there are few
R = polynomialRing(QQ, {nv0, nv1, nv2, nv3, nv4, nv5});
writeAnswer("singular-locus", singularAttention(2, 1, 2, R))
