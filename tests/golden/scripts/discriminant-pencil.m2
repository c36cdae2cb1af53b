-- The Euclidean distance discriminant
--
-- Here: ED discriminant of Hankel 3 x 3 matrices of rank at most 2 in the Bombieri-Weyl metric.
--
-- The data u over which two critical points of (x - u) W (x - u)^t meet: at points of the variety,
-- where the covering of the space of data folds, or at infinity.
-- The degrees are numbers of points on a random line of data, modulo a prime.
--
-- References:
--   J. Draisma, E. Horobet, G. Ottaviani, B. Sturmfels, R. Thomas: The Euclidean distance
--   degree of an algebraic variety, Found. Comput. Math. 16 (2016) 99-149, section 7
--   C. Trifogli: Focal loci of algebraic hypersurfaces: a general theory, Geom. Dedicata 70
--   (1998) 1-26
--
-- How to run:  M2 --script FILE      (Macaulay2 1.21 or later; nothing else is needed)
-- The answer stands between NEUROVARIETY-ANSWER and END; a line is a name, a type, a value.
--
-- Names:
--   nv0 = a0
--   nv1 = a1
--   nv2 = a2
--   nv3 = a3
--   nv4 = a4
--
-- Written by neurovariety 0.2.0; the functions are those of its package NeuroVarieties.

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

-- factors.m2: the factors of a polynomial.

-- the different irreducible ones that are no constants
distinctFactors = f -> select(apply(toList factor f, first @@ toList), g -> not isConstant g)

-- assumptions.m2: what the methods presuppose of the equations of a variety, decided and used.
--
-- All is decided modulo a prime, at random.  An assumption is a field of the answer: its name, and
-- how far it is known, with what is said of it after a comma.

-- A multiple factor is one on a line, too, on which f keeps its degree: so "true" is proved.
isSquarefree = f -> (
    (R, S) := (ring f, standardRing(coefficientRing ring f, 1));
    kk := coefficientRing S;
    g := (map(S, R, apply(numgens R, i -> random kk + random kk * S_0))) f;
    g != 0 and totalDegree g == totalDegree f and isConstant gcd(g, diff(S_0, g)))

squarefreePart = f -> if isConstant f or isSquarefree f then f else product distinctFactors f

-- modulo a prime that divides no coefficient and no denominator, below a given number
modularCopy = (I, bound) -> (
    M := product flatten apply(I_*, f -> apply(listForm f, t ->
        numerator last t * denominator last t));
    p := bound - 1;
    while not isPrime p or M % p == 0 do p = p - 1;
    sub(I, vars((ZZ/p)(standardMonoid(numgens ring I)))))

randomAffine = (kk, s) -> random kk + sum(s, x -> random kk * x)

-- A random linear space of dimension c meets the components of codimension c at general points,
-- and no others.  The points are simple if no vector v with l(v) = 1 is tangent, for a random
-- linear form l.  The space is a graph over its first c coordinates.
isGenericallyReduced = (I, c) -> (
    (kk, N) := (coefficientRing ring I, numgens ring I);
    S := kk(standardMonoid(2*c));
    (s, v) := (take(gens S, c), drop(gens S, c));
    slice := (map(S, ring I, s | apply(N - c, j -> randomAffine(kk, s)))) gens I;
    derivatives := transpose (jacobian slice)^{0 .. c-1};
    ideal slice + ideal(derivatives * transpose matrix{v})
        + ideal(1 - sum(v, x -> random kk * x)) == 1)

-- A Cohen-Macaulay ring has neither embedded components nor such of smaller dimension.  That of
-- the cone over the projective closure is one if and only if its length modulo as many random
-- linear forms as its dimension is its degree (Bruns, Herzog: Cohen-Macaulay rings, 4.7.11).
isCohenMacaulay = (basis, c, deg) -> (
    (kk, N) := (coefficientRing ring basis, numgens ring basis);
    T := kk(standardMonoid(N + 1));
    S := kk(standardMonoid c);
    cone := homogenize((map(T, ring basis, drop(gens T, -1))) basis, last gens T);
    forms := apply(N + 1 - c, j -> sum(gens S, x -> random kk * x));
    degree monomialIdeal leadTerm gens gb ((map(S, T, gens S | forms)) cone) == deg)

-- The Jacobian has rank at most c at each point of a component of codimension c or less, whose
-- tangent vectors it annihilates, and rank k at general points of one of codimension k along which
-- I is reduced.  So there is one of smaller dimension if a random (c+1)-minor can be inverted.
hasSmallerComponent = (I, c) -> (
    (kk, N) := (coefficientRing ring I, numgens ring I);
    S := kk(standardMonoid(N + 1));
    x := map(S, ring I, take(gens S, N));
    mixing := (a, b) -> sub(random(kk^a, kk^b), S);
    D := det(mixing(c + 1, N) * x jacobian I * mixing(numgens I, c + 1));
    x I + ideal(1 - S_N * D) != 1)

-- the number of terms of D at most
minorSize = (I, c) -> (
    N := numgens ring I;
    binomial(N + (c + 1) * (max apply(I_*, totalDegree) - 1), N))

-- modulo the largest prime below 32004 at which there still are points, if there are over QQ
decisionCopy = I -> (
    if char ring I > 0 then return I;
    M := modularCopy(I, 32004);
    while M == 1 and I != 1 do M = modularCopy(I, char ring M);
    M)

-- The equations with which to compute, and what is known of them, as fields of the answer.
-- Equations lose their multiple factors; if they still generate an ideal that is not reduced along
-- a component of the largest dimension, its radical is taken.  The variety stays what it is.
preparedVariety = method()
preparedVariety Thing := Sequence => V -> (V, {})
preparedVariety Ideal := Sequence => I -> (
    checkRing ring I;
    if not I.cache#?"prepared" then (
        (J, fields) := decideAll I;
        I.cache#"prepared" = J.cache#"prepared" = (J, fields));
    I.cache#"prepared")

holds = "holds modulo p"

-- what was done to equations with these numbers, counted from zero
withoutFactors = places -> (
    numbers := demark(", ", apply(places, k -> toString(k + 1)));
    if #places == 0 then ""
    else if #places == 1 then concatenate(", equation ", numbers, " lost its multiple factors")
    else concatenate(", equations ", numbers, " lost their multiple factors"))

decideAll = I -> (
    equations := select(I_*, f -> f != 0);
    J := ideal apply(equations, squarefreePart);
    lost := withoutFactors positions(toList(0 .. #equations - 1), k -> J_k != equations#k);
    reduced := if lost == "" then holds else "fails" | lost;
    if numgens J == 1 and not isConstant J_0 then return (J, {
        ("assumes-points", holds), ("assumes-reduced", reduced),
        ("assumes-equidimensional", holds), ("assumes-complete-intersection", holds)});
    K := gradedCopy decisionCopy J;
    if K == 1 then return (J, {("assumes-points", "fails, the variety is empty")});
    c := codim K;
    if lost != "" and isGenericallyReduced(gradedCopy decisionCopy ideal equations, c) then
        reduced = holds | lost;
    if not isGenericallyReduced(K, c) then (
        reduced = "fails, the radical was taken";
        J = intersect decompose J;
        K = gradedCopy decisionCopy J);
    (J, join({("assumes-points", holds), ("assumes-reduced", reduced),
        ("assumes-equidimensional", dimensionStanding(K, c))},
        if numgens J == c then {("assumes-complete-intersection", holds)} else {})))

-- Bezout's bound for the degree of the union of the components of codimension c
bezoutNumber = (I, c) -> product take(rsort apply(I_*, totalDegree), c)

-- A complete intersection is a Cohen-Macaulay ring.  What is small is decomposed.  Elsewhere
-- smaller components along which the equations are not reduced could hide.
dimensionStanding = (K, c) -> (
    B := gens gb K;
    if numgens K == c or isCohenMacaulay(B, c, degree monomialIdeal leadTerm B) then
        return holds;
    isSmall := bezoutNumber(K, c) <= 16;
    if isSmall and all(decompose K, P -> codim P == c) then return holds;
    if isSmall or (minorSize(K, c) < 500 and hasSmallerComponent(K, c)) then return concatenate(
        "fails, components of dimension ", toString(numgens ring K - c), " are the largest");
    "not checked")

isEquidimensional = I -> member(("assumes-equidimensional", holds), last preparedVariety I)

-- The radical.  A Cohen-Macaulay ring that is reduced along its components is reduced (Serre).
radicalIdeal = I -> (
    J := first preparedVariety I;
    if isEquidimensional I then J else intersect decompose J)

-- the union of the components of the largest dimension
largestPart = I -> (
    J := first preparedVariety I;
    if isEquidimensional I then J
    else intersect select(decompose J, P -> codim P == codim J))

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

-- values.m2: how many values a polynomial takes on the zeros of an ideal.

-- The values that the last variable takes, as a squarefree polynomial: on a finite set that part of
-- its minimal polynomial, from the normal forms of its powers; else by elimination.
valuesIn = (U, I) -> (
    I = gradedCopy I;
    kk := coefficientRing ring I;
    basisOfI := groebnerBasis(I, Strategy => "F4");
    L := monomialIdeal leadTerm basisOfI;
    if L == 1 then return 1_U;
    if dim L > 0 then (
        n := numgens ring I - 1;
        T := kk(monoid[Variables => n + 1, MonomialOrder => {n, 1}]);
        E := selectInSubring(1, gens gb sub(I, vars T));
        if numcols E == 0 then finiteCount(dim L, 0);
        return squarefreeFactor (map(U, T, append(toList(n : 0_U), U_0))) E_(0,0));
    D := degree L;
    if D >= char kk then
        error("expected a prime above ", toString D, ", got ", toString char kk);
    (t, G, power) := (last gens ring I, forceGB basisOfI, 1_(ring I));
    powers := matrix{prepend(power, apply(D, i -> power = (t * power) % G))};
    C := sub(last coefficients powers, kk);
    r := rank C;
    a := solve(C_{0 .. r-1}, C_{r});
    squarefreeFactor(U_0^r - sum(r, i -> a_(i, 0) * U_0^i)))

squarefreeFactor = f -> f // gcd(f, diff((ring f)_0, f))

-- the number of values that the last variables take together
countAllValues = ideals -> (
    U := (coefficientRing ring first ideals)(standardMonoid 1);
    first degree squarefreeFactor product(ideals, I -> valuesIn(U, I)))

countValues = I -> countAllValues {I}

-- covering.m2: where the covering of the space of data by critical points folds, and where it runs
-- to infinity, as ideals.
--
-- Data are taken in an affine space: a point and a matrix whose columns are directions.  With a
-- third member, a form, it is the metric that moves, on a line of forms through W.

allData = (kk, N) -> (toList(N : 0_kk), id_(kk^N))
randomLine = (kk, N) -> (randomList(kk, N), transpose matrix{randomList(kk, N)})
lineOfForms = (kk, W) -> (randomList(kk, numrows W), map(kk^(numrows W), kk^1, 0), W)

-- blocks of variables, and the parameters of the data after them, in an order that eliminates the
-- blocks; and the datum
dataRing = (kk, blocks, data) -> kk(monoid[Variables => sum blocks + numcols data#1,
    MonomialOrder => append(select(blocks, n -> n > 0), numcols data#1)])
datumIn = (T, data) -> (
    parameters := matrix{take(gens T, - numcols data#1)};
    apply(data#0, flatten entries(parameters * transpose data#1), (a, b) -> a + b))

-- as many random combinations of the equations as the codimension
completeIntersection = V -> (
    if not instance(V, Ideal) or numgens V == codim V then return V;
    kk := coefficientRing ring V;
    ideal(gens V * matrix apply(numgens V, i -> randomList(kk, codim V))))

-- The critical equations over data in a ring, with the ring elements x for the variables, and the
-- equations of the variety that are more than the codimension.  They are affine-linear in the
-- datum, so that N + 1 data tell them, and in the form.
criticalFamily = (V, W, x, data) -> (
    (X, kk, T) := (completeIntersection V, fieldOf(V, W), ring first x);
    u := datumIn(T, data);
    origin := toList(#u : 0_kk);
    family := form -> (
        over := datum -> (
            C := edCriticalIdeal(X, form, datum);
            (map(T, ring C, x)) gens C);
        E := over origin;
        E + sum(#u, i -> u#i * (over replace(i, 1_kk, origin) - E)));
    E := family W;
    if #data > 2 then E = E + T_(numgens T - 1) * (family data#2 - E);
    if X === V then E else E | (map(T, ring V, take(x, numgens ring V))) gens V)

-- the number of variables of the critical ideal
familySize = (V, W) ->
    numgens ring edCriticalIdeal(V, W, toList(ambientDimension V : 0_(fieldOf(V, W))))

-- Folds, in the variables of the critical ideal, then for large or overdetermined systems as many
-- for a tangent vector v with J v = 0, then the data.
foldIdeal = (V, W, data) -> (
    kk := fieldOf(V, W);
    isOverdetermined := instance(V, Ideal) and numgens V > codim V;
    k := familySize(completeIntersection V, W);
    isSmall := not isOverdetermined and k < 7
        and not (instance(V, SymmetricDeterminantalVariety) and V#"rank" > 1);
    T := dataRing(kk, {if isSmall then k else 2*k}, data);
    E := criticalFamily(V, W, take(gens T, k), data);
    J := (jacobian E)^(toList(0 .. k-1));
    if isSmall then return ideal E + ideal det J;
    v := take(drop(gens T, k), k);
    ideal E + ideal(matrix{v} * J) + affineChart v)

-- some variables are not all zero: a random form of them is one
affineChart = x -> ideal(1 - sum(x, randomList(coefficientRing ring first x, #x), times))

-- the number of the first variables of the critical ideal that stay finite, those of A, and that of
-- the ones that run to infinity, those of B or all coordinates
infiniteVariables = (V, W) -> (
    if instance(V, Ideal) then return (0, ambientDimension V);
    size := if instance(V, DeterminantalVariety) then min(V#"rows", V#"columns") else V#"size";
    finite := (size - V#"rank") * V#"rank";
    (finite, familySize(V, W) - finite))

-- Whether it is soon seen that no critical points run to infinity.  If x does along a curve, while
-- u stays, its tangent vectors are orthogonal to x - u; so its limit X at infinity has X^t W X = 0.
-- There some (m_0 : l) has m_0 W X = J^t l for the terms of highest degree: that is why multipliers
-- are projective here, too, for they grow without bounds where the closure is singular at infinity
-- or tangent to infinity.  Matrices are a cone, and need no multipliers.
staysFinite = (V, W) -> (
    kk := fieldOf(V, W);
    if not instance(V, Ideal) then (
        E := edCriticalIdeal(V, W, toList(ambientDimension V : 0_kk));
        return initialIdeal(E + affineChart drop(gens ring E, first infiniteVariables(V, W))) == 1);
    (N, c) := (ambientDimension V, codim V);
    T := kk(standardMonoid(N + 1 + c));
    (x, l) := (take(gens T, N), drop(gens T, N + 1));
    leading := I -> (map(T, ring I, x)) matrix{apply(I_*, f -> part(first degree f, f))};
    F := completeIntersection gradedCopy V;
    J := (jacobian leading F)^(toList(0 .. N-1));
    normal := sub(W, T) * transpose matrix{x};
    isotropic := matrix{x} * normal;
    equations := leading gradedCopy V | isotropic
        | transpose(T_N * normal - J * transpose matrix{l});
    initialIdeal(ideal equations + affineChart x + affineChart append(l, T_N)) == 1)

-- the elements without multipliers of the ideal of the critical equations, in their ring, and the
-- variables there that stay finite and that run to infinity
closedFamily = (V, W, data) -> (
    c := if instance(V, Ideal) then codim V else 0;
    (finite, infinite) := infiniteVariables(V, W);
    T := dataRing(fieldOf(V, W), {c, infinite, finite}, data);
    x := take(drop(gens T, c), infinite);
    A := take(drop(gens T, c + infinite), finite);
    G := gens gb ideal criticalFamily(V, W, A | x | take(gens T, c), data);
    (if c > 0 then selectInSubring(1, G) else G, A, x))

hasNoSingularPoints = V -> (
    S := (coefficientRing ring V)(standardMonoid(numgens ring V + codim V));
    (x, l) := (take(gens S, numgens ring V), drop(gens S, numgens ring V));
    J := (map(S, ring V, x)) jacobian completeIntersection V;
    initialIdeal(ideal((map(S, ring V, x)) gens V) + ideal(J * transpose matrix{l})
        + affineChart l) == 1)

-- Singular points of a component at which the closed correspondence is not simple over the data: a
-- tangent vector v is along the fibre.  Before a cusp such as y^2 = x^5 points meet on its normal.
singularFoldIdeal = (P, W, data) -> (
    (G, A, x) := closedFamily(P, W, data);
    (N, c, n) := (#x, codim P, numcols data#1);
    T := dataRing(fieldOf(P, W), {c + 2*N}, data);
    (l, v) := (take(gens T, c), take(drop(gens T, c), N));
    inT := map(T, ring G, take(gens T, c) | take(drop(gens T, c + N), N) | take(gens T, -n));
    at := map(T, ring P, take(drop(gens T, c + N), N));
    tangent := matrix{v} * inT (jacobian G)^(toList(c .. c+N-1));
    ideal(inT G | at gens P | tangent)
        + ideal(at jacobian completeIntersection P * transpose matrix{l})
        + affineChart l + affineChart v)

-- all of which the data are folds; few varieties have any at singular points, which a line tells
foldIdeals = (V, W, data) -> (
    if not instance(V, Ideal) or hasNoSingularPoints V then return {foldIdeal(V, W, data)};
    singular := select(decompose V, P -> codim P == codim V and not hasNoSingularPoints P);
    onLine := P -> (
        kk := coefficientRing ring P;
        countValues singularFoldIdeal(P, W, randomLine(kk, numrows W)) > 0);
    if numcols data#1 > 1 and char ring V > 0 then singular = select(singular, onLine);
    prepend(foldIdeal(V, W, data), apply(singular, P -> singularFoldIdeal(P, W, data))))

-- Points at infinity, in the variables of the critical ideal and the data: the limits of critical
-- points, of which the terms of highest degree vanish.  For all elements of the ideal these are
-- found in an order that begins with this degree; the multipliers are eliminated before.
infinityIdeal = (V, W, data) -> (
    if staysFinite(V, W) then return ideal 1_(dataRing(fieldOf(V, W), {1}, data));
    (G, A, x) := closedFamily(V, W, data);
    positions := apply(x, index);
    degreeIn := m -> sum (first exponents m)_positions;
    leading := f -> (
        d := max apply(terms f, degreeIn);
        sum select(terms f, m -> degreeIn m == d));
    ideal apply(flatten entries G, leading) + affineChart x
        + ideal take(gens ring G, first positions))

-- discriminant.m2: the Euclidean distance discriminant, the data over which critical points meet.
--
-- The critical pairs (x, u) are a finite covering over a generic datum u (Draisma, Horobet,
-- Ottaviani, Sturmfels, Thomas 2016, theorem 4.1; section 7 is about the discriminant).  Two points
-- meet where it folds: there the equations have a tangent vector along the fibre.  Or they meet at
-- infinity, as they always do for the Frobenius norm and matrices of bounded rank: over data with a
-- double singular value whose singular vector v has v^t v = 0.  Both are hypersurfaces, or empty.
--
-- Solutions that are no critical points do not come in.  At singular points x the Jacobian of the
-- c equations has rank below c; so these data x - W^-1 J^t l have at most N - 2 dimensions.  For
-- matrices and a B of rank r - 1 they have N - 1 dimensions or less, but nothing folds there: in
-- the Frobenius norm the column space of X is then a simple invariant subspace of u u^t, for a
-- generic u, and so for a generic metric.

factorRow = f -> (L := distinctFactors f; map((ring f)^1, (ring f)^(#L), {L}))

-- The hypersurface in the closure of the image in the space of data, as a reduced polynomial in the
-- variables of U; other components of the image are smaller.
hypersurfaceIn = (U, I) -> (
    n := numgens ring I - numgens U;
    T := (coefficientRing U)(monoid[Variables => numgens ring I,
        MonomialOrder => {n, numgens U}]);
    onData := map(U, T, join(toList(n : 0_U), gens U));
    equations := flatten entries onData selectInSubring(1, gens gb sub(I, vars T));
    if #equations == 0 then error "expected finitely many critical points for almost all data";
    1_U * product distinctFactors gcd equations)

discriminantParts = hashTable {
    "folds" => foldIdeals, "infinity" => (V, W, data) -> {infinityIdeal(V, W, data)}}

-- the two parts, or one, as equations
partIn = (U, part, V, W) ->
    product(discriminantParts#part(V, W, allData(coefficientRing U, numgens U)),
        I -> hypersurfaceIn(U, I))

checkMetricOption = (V, W, kk) ->
    checkedMetric(V, if W === null then id_(kk^(ambientDimension V)) else W, kk)

-- the equations of the closure of the image of a map
closureIdeal = phi -> (
    (P, q) := rationalMap phi;
    (R, S) := (ring P, (coefficientRing ring P)(standardMonoid(numcols phi)));
    I := if q == 1 then kernel map(R, S, P) else (
        T := (coefficientRing R)(standardMonoid(numgens R + 1));
        inT := map(T, R, take(gens T, numgens R));
        A := T/(1 - T_(numgens R) * inT q);
        kernel map(A, S, sub(T_(numgens R) * inT P, A)));
    if I == 0 then error "expected a variety smaller than its space, got a map onto all of it";
    trim I)

EDDiscriminantDegree = new Type of HashTable
edDiscriminantDegree = method(Options => {Metric => null, CoefficientRing => ZZ/32003})
edDiscriminantDegree DeterminantalVariety :=
edDiscriminantDegree SymmetricDeterminantalVariety :=
edDiscriminantDegree Ideal := EDDiscriminantDegree => o -> V -> (
    kk := o.CoefficientRing;
    X := first preparedVariety overField(kk, V);
    W := checkMetricOption(X, o.Metric, kk);
    data := randomLine(kk, ambientDimension X);
    ideals := applyValues(discriminantParts, idealsOf ->
        if hasNoPoints X then {} else idealsOf(X, W, data));
    count := I -> if #I == 0 then 0 else countAllValues I;
    counts := applyValues(ideals, count);
    -- what both parts have in common, as over isotropic lines
    both := if member(0, values counts) then 0
        else sum values counts - count flatten values ideals;
    new EDDiscriminantDegree from
        if both == 0 then counts else merge(counts, hashTable {"both" => both}, plus))

edDiscriminantDegree Matrix := EDDiscriminantDegree => o -> phi ->
    edDiscriminantDegree(closureIdeal phi, o)

-- The number of forms on the line of two over which points meet, for one datum: also at infinity,
-- if they do so on a line of data. Those that are found for another datum, too, do not count, for
-- there single points run to infinity for all data, or the form is degenerate.
discriminantMetricDegree = (V, W, W', atInfinity) -> (
    kk := ring W;
    X := first preparedVariety overField(kk, if instance(V, Matrix) then closureIdeal V else V);
    onLine := line -> (
        {foldIdeal(X, W, line)} | if atInfinity then {infinityIdeal(X, W, line)} else {});
    (here, there) := (onLine lineOfForms(kk, W'), onLine lineOfForms(kk, W'));
    countAllValues(here | there) - countAllValues there)

-- the equation modulo a prime, monic: the exponents and the residues
hypersurfaceModulo = (V, W, part, p) -> (
    kk := ZZ/p;
    N := ambientDimension V;
    U := kk(monoid[Variables => N, MonomialOrder => GRevLex]);
    f := product distinctFactors partIn(U, part, overField(kk, V), sub(W, kk));
    if f == 1 then f = 1_U;
    terms := listForm f;
    (terms / first, apply(terms, t -> lift(last t / leadCoefficient f, ZZ))))

-- the fraction n/d = a modulo m with 2 n^2, 2 d^2 <= m, by Euclid's algorithm, or null (Wang)
fractionModulo = (a, m) -> (
    (r, s, x, y) := (m, a % m, 0, 1);
    while 2 * s^2 > m do (
        q := r // s;
        (r, s, x, y) = (s, r - q * s, y, x - q * y));
    if y == 0 or 2 * y^2 > m or gcd(s, y) != 1 then null else s / y)

-- The equation over QQ from those modulo primes, when one more prime does not change it: right with
-- high probability.  Modulo few primes it has other terms, and these are kept apart; one that
-- divides a number of the problem is left out, for the equations may be zero modulo it.
liftedHypersurface = (U, V, W, part) -> (
    numbers := flatten entries W | {det W} | if instance(V, Ideal) then
        flatten apply(V_*, f -> apply(listForm f, last)) else {};
    D := product(select(numbers, a -> a != 0), a -> numerator a * denominator a);
    (p, found) := (32009, new MutableHashTable);
    while true do (
        p = p - 2;
        if not isPrime p or D % p == 0 then continue;
        (e, c) := hypersurfaceModulo(V, W, part, p);
        (m, known, before) := if found#?e then found#e else (1, apply(e, i -> 0), null);
        inv := lift(1 / sub(m, ZZ/p), ZZ);
        known = apply(known, c, (a, b) -> a + m * ((b - a) * inv % p));
        fractions := apply(known, a -> fractionModulo(a, m * p));
        if not member(null, fractions) and fractions === before then
            return sum(e, fractions, (i, a) -> a * U_i);
        found#e = (m * p, known, fractions)))

EDDiscriminant = new Type of HashTable
edDiscriminant = method(Options => {Metric => null, Strategy => null})
edDiscriminant DeterminantalVariety :=
edDiscriminant SymmetricDeterminantalVariety :=
edDiscriminant Ideal := EDDiscriminant => o -> V -> (
    strategy := checkedStrategy(o.Strategy, {"Elimination", "Lifting"});
    N := ambientDimension V;
    if instance(V, Ideal) and coefficientRing ring V =!= QQ then
        error("expected equations over QQ, got ", toString coefficientRing ring V);
    W := checkMetricOption(V, o.Metric, QQ);
    V = first preparedVariety V;
    U := QQ(monoid[Variables => N, VariableBaseName => getSymbol "u", MonomialOrder => GRevLex]);
    new EDDiscriminant from apply(keys discriminantParts, part -> part => factorRow(
        if hasNoPoints V then 1_U
        else if strategy === "Lifting" then liftedHypersurface(U, V, W, part)
        else partIn(U, part, V, W))))
edDiscriminant Matrix := EDDiscriminant => o -> phi -> edDiscriminant(closureIdeal phi, o)

-- In the Frobenius norm, or with U U^t replaced by U G U^t in the metric of data with Gram matrix
-- G: the discriminant of the characteristic polynomial, whose roots are the squares of the singular
-- values.  The eigenvalues themselves for symmetric matrices, with off-diagonal weights 2.
eckartYoungDiscriminant = method()
eckartYoungDiscriminant(DeterminantalVariety, Matrix) := RingElement => (V, G) -> (
    G = checkedMetric(determinantalVariety(1, V#"columns", 1), G, QQ);
    if V#"rank" == min(V#"rows", V#"columns") then
        error "expected matrices of bounded rank, got all matrices";
    R := QQ(monoid[Variables => ambientDimension V, VariableBaseName => getSymbol "u"]);
    U := matrixFromEntries(V, gens R);
    S := U * sub(G, R) * transpose U;
    if V#"rows" > V#"columns" then S = transpose U * U * sub(G, R);
    characteristicDiscriminant S)
eckartYoungDiscriminant SymmetricDeterminantalVariety := RingElement => V -> (
    if V#"rank" == V#"size" then error "expected matrices of bounded rank, got all matrices";
    R := QQ(monoid[Variables => ambientDimension V, VariableBaseName => getSymbol "u"]);
    characteristicDiscriminant matrixFromEntries(V, gens R))

-- The discriminant is the Hankel determinant of the power sums of the roots, the traces (Jacobi).
characteristicDiscriminant = S -> (
    n := numrows S;
    powers := {id_(target S)};
    for i from 1 to 2*n - 2 do powers = append(powers, S * last powers);
    det matrix apply(n, i -> apply(n, j -> trace powers#(i + j))))


-- The problem -------------------------------------------------------------
setRandomSeed 1;
kk = ZZ/32003;
R = polynomialRing(kk, {nv0, nv1, nv2, nv3, nv4});
V = trim minors(3, matrix {
    {nv0, nv1, nv2},
    {nv1, nv2, nv3},
    {nv2, nv3, nv4}});
counts = edDiscriminantDegree(V, CoefficientRing => kk,
    Metric => diagonalMatrix(kk, {1, 4, 6, 4, 1}));
writeAnswer("ed-discriminant", {
    ("foldDegree", counts#"folds"), ("infinityDegree", counts#"infinity"),
    ("commonDegree", if counts#?"both" then counts#"both" else 0)})
