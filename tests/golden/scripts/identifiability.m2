-- The weights over the function of general weights of a network
--
-- Here: identifiability of the network with widths 1, 1, 1 and activation 1/3*z^3 + z.
--
-- How many points a fibre of the map over the image of a random point has, modulo scalings that fix
-- the map (0 if there are infinitely many), modulo a prime.  Symmetries of the network have set
-- some weights to one and zero.
--
-- References:
--   L. Chiantini, G. Ottaviani, N. Vannieuwenhoven: On generic identifiability of symmetric
--   tensors of subgeneric rank, Trans. Amer. Math. Soc. 369 (2017) 4021-4042
--   F. Galuppi, M. Mella: Identifiability of homogeneous polynomials and Cremona
--   transformations, J. Reine Angew. Math. 757 (2019) 279-308
--   K. Usevich, R. Borsoi, C. Derand, M. Clausel: Identifiability of deep polynomial neural
--   networks, NeurIPS 2025
--
-- How to run:  M2 --script FILE      (Macaulay2 1.21 or later; nothing else is needed)
-- The answer stands between NEUROVARIETY-ANSWER and END; a line is a name, a type, a value.
--
-- Names:
--   nv0 = w1_11
--   nv1 = w2_11
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

-- slices.m2: polar degrees of a hypersurface by slicing its conormal variety.
--
-- For a form f in N variables the polar degree number j counts the regular points x of f = 0 in
-- P^(N-1) that lie on j generic hyperplanes and have their gradient on N-2-j generic hyperplanes.
-- Generic is here: random over a prime field.

randomForms = (kk, a, b) -> matrix apply(a, i -> apply(b, j -> random kk))

slicePolarDegree = (f, j) -> (
    (R, N) := (ring f, numgens ring f);
    kk := coefficientRing R;
    -- a generic affine chart of the linear space of codimension j, and one variable more that
    -- keeps the gradient away from zero
    S := kk(standardMonoid(N - j));
    s := matrix{{1_S} | take(gens S, N - 1 - j)};
    slice := map(S, R, s * sub(randomForms(kk, N - j, N), S));
    gradient := slice transpose jacobian ideal f;
    on := gradient * sub(randomForms(kk, N, N - 2 - j), S);
    away := 1 - S_(N-1-j) * (gradient * sub(randomForms(kk, N, 1), S))_(0,0);
    countPoints(ideal slice f + ideal on + ideal away))

slicePolarDegrees = method()
slicePolarDegrees RingElement := List => f -> (
    checkRing ring f;
    checkField coefficientRing ring f;
    I := gradedCopy ideal f;
    if not isHomogeneous I or first degree I_0 < 1 then
        error "expected a form of positive degree";
    if numgens ring f < 2 then error "expected a form in at least two variables, got one";
    if char ring f == 0 then error "expected coefficients in ZZ/p to slice at random, got QQ";
    nonzeroRange apply(numgens ring f - 1, j -> last slicePolarDegree(f, j)))

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

-- parametric.m2: critical points on the closure of the image of a polynomial or rational map.
--
-- A parametrisation may cover its image several times or contract whole families, so parameters
-- are not points.  First as many parameters are kept as the dimension d of the image; the others
-- get values such that the derivative has rank d at some point, so the restriction psi still
-- dominates the image and has few terms.  Parameters that can be scaled without a change of the
-- image, such as weights of a neuron, become one.
-- Then the critical parameters where psi is immersive are counted, and the
-- count is divided by the number of points in a generic fibre of psi.  The division is exact: for
-- a generic datum each critical point of the image is general enough to have a full fibre, along
-- which psi is immersive in characteristic zero; and the critical parameters over other points of
-- the image fill less than N dimensions of pairs (parameter, datum), so there are none.
--
-- A map P/q is the pair of its numerators, in a row, and its denominator.  Equations are multiplied
-- by q, and the parameters at which it vanishes are kept out together with those where the map is
-- not immersive: they fill less than d dimensions.

-- the rank of the Jacobian at a random point: the dimension of the image
imageDimension = (P, q) -> (
    R := ring P;
    rank sub(differentialOf(P, q), matrix{randomList(coefficientRing R, numgens R)}))

-- The scalings that fix P/q are a torus.  Its cocharacters, rows here, are the kernel of the
-- differences of exponents.
scalings = (P, q) -> (
    exponents := flatten apply(append(flatten entries P, q), f -> first \ listForm f);
    transpose gens ker matrix apply(exponents, e -> e - last exponents))

-- One parameter for each is set to one: where the pivots are units, as far as there are such,
-- orbits meet this once.
scaledParameters = K -> (
    K = entries K;
    while #K > 0 list (
        (a, j, i) := min flatten apply(#K, i -> apply(
            positions(K#i, c -> c != 0), j -> (abs K#i#j, j, i)));
        row := K#i;
        K = apply(drop(K, {i, i}), v -> (
            g := gcd(row#j, v#j);
            (row#j // g) * v - (v#j // g) * row));
        j))

restrictedMap = phi -> (
    (P, q) := rationalMap phi;
    (R, d) := (ring P, imageDimension(P, q));
    if d == 0 then error "expected a parametrisation that is not constant";
    (n, kk) := (numgens R, coefficientRing R);
    if d == n then return (P, q);
    ones := scaledParameters scalings(P, q);
    values := new MutableList from randomList(kk, n);
    for j in ones do values#j = 1_kk;
    J := sub(differentialOf(P, q), matrix{toList values});
    kept := {};
    for j in reverse select(n, j -> not member(j, ones)) do
        if #kept < d and rank J^(append(kept, j)) > #kept then kept = append(kept, j);
    S := kk(standardMonoid d);
    for k to d - 1 do values#(kept#k) = S_k;
    s := matrix{apply(toList values, v -> promote(v, S))};
    (sub(P, s), sub(q, s)))

-- The parameters that are critical over a datum, as an ideal; where q vanishes, more.
criticalParameters = (psi, W, u) -> (
    (P, q) := psi;
    residue := weightedResidue(W, flatten entries P, apply(u, v -> q * v));
    ideal(differentialOf(P, q) * transpose matrix{residue}))

-- Solutions of the equations where P/q is defined and its Jacobian has full rank: where q and a
-- random combination of its maximal minors can be inverted (Rabinowitsch); and the inverse of q.
whereImmersive = (psi, equations) -> (
    (P, q) := psi;
    (R, d) := (ring P, numgens ring P);
    S := (coefficientRing R)(standardMonoid(d + 1));
    inS := map(S, R, take(gens S, d));
    mixing := sub(randomForms(coefficientRing R, numcols P, d), R);
    inverse := S_d * inS det(differentialOf(P, q) * mixing);
    (inS equations + ideal(1 - inS q * inverse), inverse))

-- The number of points over the image of a random one.  At all of them the Jacobian has full rank,
-- in characteristic zero (generic smoothness).
fibreDegree = (P, q) -> (
    (R, x) := (ring P, matrix{randomList(coefficientRing ring P, numgens ring P)});
    last countPoints whereDefined(q, sub(q, x) * P - q * sub(sub(P, x), R)))

-- the equations in a row where the denominator is not zero (Rabinowitsch)
whereDefined = (q, equations) -> (
    R := ring q;
    if isConstant q then return ideal equations;
    S := (coefficientRing R)(monoid[Variables => numgens R + 1]);
    inS := map(S, R, drop(gens S, -1));
    ideal inS equations + ideal(1 - last gens S * inS q))

-- (dimension, number of critical points on the image) over a random datum
criticalCount(Matrix, Matrix) := Sequence => o -> (phi, W) -> (
    checkedStrategy(o.Strategy, {null});
    W = checkedMetric(phi, W, fieldOf(phi, W));
    psi := restrictedMap phi;
    -- where the image is dense, the datum alone is critical
    if numgens ring first psi == numcols phi then return (0, 1);
    u := randomList(ring W, numrows W);
    (d, count) := countPoints first whereImmersive(psi, criticalParameters(psi, W, u));
    e := fibreDegree psi;
    if e == 0 or count % e != 0 then error("expected a multiple of the fibre degree ", toString e,
        ", got ", toString count, ": take another seed or prime");
    (d, count // e))

-- image.m2: degrees of the closures of images, and of the maps onto them.
--
-- A general affine space of complementary dimension meets the closure in as many points as the
-- degree says, all of them general; so of a restriction psi of the map (parametric.m2) each has a
-- full fibre, and counting preimages and dividing by the points of one fibre gives the degree.
-- If the closure is a cone, all equations of the space but one may be linear forms.

-- whether all coordinates are scaled alike by some scalings of the parameters
isConeOf = (P, q) -> (
    E := promote(matrix flatten apply(flatten entries P, f -> first \ listForm f), QQ);
    isConstant q and rank E == rank(E | map(target E, QQ^1, (i, j) -> 1)))

-- The equations of a general affine space of codimension d in terms of the coordinates: each of
-- the first ones by the others.
generalEquations = (P, q, d, hasCone) -> (
    (kk, x) := (coefficientRing ring q, flatten entries P);
    k := if hasCone then d - 1 else d;
    others := if hasCone then drop(x, k) else append(drop(x, k), q);
    mixed := () -> sum(others, f -> random kk * f);
    equations := apply(k, i -> x#i + mixed());
    matrix{if hasCone then append(equations, q + mixed()) else equations})

-- (dimension of the image, degree of its closure, dimension of the fibres modulo scalings, how
-- many points modulo scalings a generic fibre has, or 0 if there are infinitely many)
imageReport = phi -> (
    (P, q) := rationalMap phi;
    K := scalings(P, q);
    psi := restrictedMap phi;
    d := numgens ring first psi;
    e := fibreDegree psi;
    preimages := countPoints whereDefined(last psi,
        generalEquations(psi#0, psi#1, d, isConeOf(P, q)));
    if e == 0 or first preimages != 0 or last preimages % e != 0 then
        error("expected a multiple of the fibre degree ", toString e, ", got ",
            toString last preimages, ": take another seed or prime");
    extra := numgens ring P - numrows K - d;
    -- how often the chart meets an orbit
    index := abs det K_(scaledParameters K);
    (d, last preimages // e, extra, if extra > 0 then 0 else e // index))

-- the dimension of the fibres modulo scalings, and how many points modulo scalings a generic fibre
-- has, or 0 if there are infinitely many
genericFibreReport = phi -> (
    (P, q) := rationalMap phi;
    K := scalings(P, q);
    extra := numgens ring P - numrows K - imageDimension(P, q);
    (extra, if extra > 0 then 0
        else fibreDegree restrictedMap phi // abs det K_(scaledParameters K)))

-- How many forms and vectors have the same sum of v_i (x) g_i^r as given ones, in a chart where the
-- first coefficient of a form is one; 0 if the derivative is not injective there.
sumsOfPowers = (g, v, r) -> (
    (R, d, k, m) := (ring first g, first degree first g, #g, #v);
    (kk, M) := (coefficientRing R, flatten entries basis(d, R));
    derivatives := matrix apply(m, i -> flatten apply(k, j -> join(
        apply(m, l -> if l == i then (g#j)^r else 0_R),
        apply(drop(M, 1), x -> v#i#j * (g#j)^(r-1) * x))));
    n := m + #M - 1;
    if rank lift(last coefficients derivatives, kk) < k * n then return 0;
    S := kk(monoid[Variables => k * n]);
    T := S(monoid[Variables => numgens R]);
    inT := map(T, R, gens T);
    unknown := pack(n, gens S);
    powers := apply(unknown, c -> (inT M#0 + sum(1 .. #M - 1, j -> c#(m+j-1) * inT M#j))^r);
    sums := apply(m, i -> sum(k, j -> unknown#j#i * powers#j - v#i#j * inT (g#j)^r));
    (dimension, count) := countPoints ideal flatten apply(sums, f -> last \ listForm f);
    if dimension == 0 then count else 0)

-- The points of a generic fibre of a network of powers, modulo scalings, layer by layer; 0 if they
-- are not found so.  Where the forms that a layer raises to a power are the only ones with their
-- sums, up to the order, they are known, and are functions of the layers before.
fibreByLayers = (kk, widths, exponents) -> (
    R := kk(monoid[Variables => widths#0]);
    W := apply(#widths - 1, k -> apply(widths#(k+1), i -> randomList(kk, widths#k)));
    onto := (A, g) -> apply(A, row -> sum(#row, j -> row#j * g#j));
    forms := {onto(W#0, gens R)};
    for k to #exponents - 2 do
        forms = append(forms, onto(W#(k+1), apply(last forms, f -> f^(exponents#k))));
    number := 1;
    for k in reverse(0 .. #exponents - 1) do (
        g := apply(forms#k, f -> (1 / leadCoefficient f) * f);
        count := sumsOfPowers(g, W#(k+1), exponents#k);
        if k > 0 and count != (#g)! then return 0;
        number = number * count);
    number)

genericFibre = method(Options => {CoefficientRing => ZZ/32003})
genericFibre Matrix := Sequence => o -> phi -> (
    ambientDimension phi;
    kk := o.CoefficientRing;
    checkField kk;
    if char kk == 0 then error "expected a prime field as CoefficientRing, got QQ";
    (extra, points) := genericFibreReport overField(kk, phi);
    (extra, if extra > 0 then infinity else points))

imageDegree = method(Options => {CoefficientRing => ZZ/32003})
imageDegree Matrix := Sequence => o -> phi -> (
    ambientDimension phi;
    kk := o.CoefficientRing;
    checkField kk;
    if char kk == 0 then error "expected a prime field as CoefficientRing, got QQ";
    (d, deg, extra, points) := imageReport overField(kk, phi);
    (deg, if extra > 0 then infinity else points))


-- The problem -------------------------------------------------------------
kk = ZZ/10007;
setRandomSeed 7;
R = polynomialRing(kk, {nv0, nv1});
V = matrix {{
    1/3*nv0^3*nv1,
    nv0*nv1}};
(fibreDimension, points) = genericFibreReport V;
writeAnswer("identifiability", {("fibreDimension", fibreDimension), ("points", points)})
