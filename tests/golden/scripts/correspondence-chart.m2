-- The Euclidean distance correspondence
--
-- Here: ED correspondence of 2 x 2 matrices of rank at most 1 in the Frobenius metric.
--
-- The closure of the pairs (x, u) such that x is critical for the distance (x - u) W (x - u)^t.
-- The ideal lives in kk[auxiliary, x, u]; the auxiliary variables are
-- the coordinates of a chart of the conormal variety.
-- With y = W(u - x) it is the conormal variety in other coordinates, and its bidegrees in (x, y)
-- are the polar degrees; dimension and bidegrees are computed modulo a prime.
--
-- References:
--   J. Draisma, E. Horobet, G. Ottaviani, B. Sturmfels, R. Thomas: The Euclidean distance
--   degree of an algebraic variety, Found. Comput. Math. 16 (2016) 99-149, sections 4 and 5
--
-- How to run:  M2 --script FILE      (Macaulay2 1.21 or later; nothing else is needed)
-- The answer stands between NEUROVARIETY-ANSWER and END; a line is a name, a type, a value.
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

-- Let I be radical.  The gradients of its elements at a regular point of a component span the
-- conormal space there, and at any other point they are limits of such gradients.  So the conormal
-- varieties of all components, of whatever dimension, are the closure of the pairs (x, J^t l): the
-- multipliers l are eliminated from y = J^t l.
conormalIdeal Ideal := Ideal => o -> I -> (
    checkPoints I;
    if not isHomogeneous gradedCopy I then
        error "expected a homogeneous ideal: polar degrees belong to cones";
    (E, k) := normalFamily radicalIdeal I;
    S := bigradedRing(coefficientRing ring I, numgens ring I);
    ideal (map(S, ring E, join(toList(k : 0_S), gens S))) selectInSubring(1, basisOf E))

basisOf = I -> if char ring I > 0 then groebnerBasis(I, Strategy => "F4") else gens gb I

-- The pairs (x, J^t l) in kk[l, x, y], in an order that eliminates l, and the number of
-- multipliers.
-- Where all components have the codimension c, so many random elements of I have gradients enough.
normalFamily = I -> (
    (kk, N, c) := (coefficientRing ring I, numgens ring I, codim I);
    gradients := jacobian I;
    if char kk > 0 and c < numgens I and isEquidimensional I then
        gradients = gradients * sub(random(kk^(numgens I), kk^c), ring I);
    k := numcols gradients;
    T := kk(monoid[Variables => k + 2*N, MonomialOrder => {k, 2*N}]);
    (l, x, y) := (take(gens T, k), take(drop(gens T, k), N), drop(gens T, k + N));
    at := map(T, ring I, x);
    (at I + ideal(matrix{y} - matrix{l} * transpose at gradients), k))

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
-- of the components of the largest dimension
conormalPolarDegrees Ideal := List => o -> I -> bidegrees conormalIdeal largestPart I

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

-- correspondence.m2: the Euclidean distance correspondence, the closure of the pairs (x, u) such
-- that x is critical for the distance to u.  With y = W(u - x) it is the conormal variety in other
-- coordinates; so its dimension is that of the data space, and for a cone its bidegrees, in x and
-- y, are the polar degrees.

-- a generic point (x, y) of the affine conormal variety, by N free parameters of the ring S
conormalChart = method()
conormalChart(DeterminantalVariety, Ring) := Sequence => (V, S) -> (
    (m, n, r) := (V#"rows", V#"columns", V#"rank");
    start := 0;
    block := (i, j) -> (M := matrixOfVariables(S, start, i, j); start = start + i*j; M);
    (A, E, B, C) := (block(m-r, r), block(r, n-r), block(r, r), block(m-r, n-r));
    X := (id_(S^r) || A) * B * (id_(S^r) | E);
    Y := (-transpose A || id_(S^(m-r))) * C * (-transpose E | id_(S^(n-r)));
    (flatten entries X, flatten entries Y))
conormalChart(SymmetricDeterminantalVariety, Ring) := Sequence => (V, S) -> (
    (n, r) := (V#"size", V#"rank");
    A := matrixOfVariables(S, 0, n-r, r);
    rest := drop(gens S, (n-r)*r);
    B := matrixFromEntries(symmetricDeterminantalVariety(r, r), take(rest, binomial(r+1, 2)));
    s := n - r;
    C := if s == 0 then map(S^0, S^0, 0)
         else matrixFromEntries(symmetricDeterminantalVariety(s, s),
             take(drop(rest, binomial(r+1, 2)), binomial(s+1, 2)));
    X := (id_(S^r) || A) * B * (id_(S^r) | transpose A);
    Y := (-transpose A || id_(S^s)) * C * (-A | id_(S^s));
    (apply(entryPositions V, p -> X_p),
     apply(entryPositions V, entryMultiplicities V, (p, c) -> c * Y_p)))

-- kk[auxiliary, x, u], in an order that eliminates the auxiliary variables
correspondenceRing = (kk, k, N) -> kk(monoid[
    Variables => k + 2*N, MonomialOrder => if k == 0 then {2*N} else {k, 2*N}])

-- The ideal in (chart or multipliers, x, u) and the number of auxiliary variables.
edCorrespondence = method()
edCorrespondence(DeterminantalVariety, Matrix) :=
edCorrespondence(SymmetricDeterminantalVariety, Matrix) := Sequence => (V, W) -> (
    W = checkedMetric(V, W, fieldOf(V, W));
    N := ambientDimension V;
    S := correspondenceRing(ring W, N, N);
    (x, u) := (take(drop(gens S, N), N), drop(gens S, 2*N));
    (X, Y) := conormalChart(V, S);
    residue := flatten entries(sub(W, S) * transpose matrix{u - x});
    (ideal(x - X) + ideal(residue - Y), N))
-- multipliers l: W(u - x) = J^t l; over the singular locus this may have components of its own
edCorrespondence(Ideal, Matrix) := Sequence => (I, W) -> (
    W = checkedMetric(I, W, fieldOf(I, W));
    (N, k) := (numgens ring I, numgens I);
    S := correspondenceRing(ring W, k, N);
    (l, x, u) := (take(gens S, k), take(drop(gens S, k), N), drop(gens S, k + N));
    inS := map(S, ring I, x);
    normal := inS jacobian I * transpose matrix{l};
    (inS I + ideal(sub(W, S) * transpose matrix{u - x} - normal), k))

-- the closure in projective space, by one variable more at the end
projectiveClosure = I -> (
    G := gradedCopy I;
    S := (coefficientRing ring I)(standardMonoid(numgens ring I + 1));
    ideal homogenize((map(S, ring G, take(gens S, numgens ring G))) gens gb G, last gens S))

-- A Groebner basis of the correspondence in kk[x, u], graded reverse lexicographic.
-- A chart parametrises the correspondence, so its coordinates are eliminated.
correspondenceEquations = method()
correspondenceEquations(DeterminantalVariety, Matrix) :=
correspondenceEquations(SymmetricDeterminantalVariety, Matrix) := Matrix => (V, W) -> (
    (E, k) := edCorrespondence(V, W);
    S := ring E;
    T := (coefficientRing S)(standardMonoid(numgens S - k));
    gens gb ideal sub(selectInSubring(1, gens gb E), matrix{join(toList(k : 0_T), gens T)}))
-- For the radical of an ideal the pairs (x, J^t l), without the multipliers l, at W(u - x).
correspondenceEquations(Ideal, Matrix) := Matrix => (I, W) -> (
    W = checkedMetric(I, W, fieldOf(I, W));
    N := numgens ring I;
    T := (coefficientRing ring I)(standardMonoid(2*N));
    if I == 1 then return matrix{{1_T}};
    (E, k) := normalFamily radicalIdeal I;
    (x, u) := (take(gens T, N), drop(gens T, N));
    y := flatten entries(sub(W, T) * transpose matrix{u - x});
    gens gb ideal (map(T, ring E, join(toList(k : 0_T), x, y))) selectInSubring(1, basisOf E))

-- Dimension and polar degrees over a prime field kk.  An ideal has the polar degrees of its
-- projective closure, whose conormal variety has one dimension more than its chart x_0 = 1.
correspondenceInvariants = method()
correspondenceInvariants(DeterminantalVariety, Ring) :=
correspondenceInvariants(SymmetricDeterminantalVariety, Ring) := Sequence => (V, kk) -> (
    C := conormalIdeal(V, CoefficientRing => kk);
    (dim initialIdeal C, bidegrees C))
correspondenceInvariants(Ideal, Ring) := Sequence => (I, kk) -> (
    if I == 1 then return (-1, {});
    R := kk(monoid[gens ring I]);
    C := conormalIdeal projectiveClosure sub(I, vars R);
    (dim initialIdeal C - 1, bidegrees C))


-- The problem -------------------------------------------------------------
kk = QQ;
setRandomSeed 1;
V = determinantalVariety(2, 2, 1);
W = id_(QQ^4);
(E, auxiliary) = edCorrespondence(V, W);
(correspondenceDimension, polarDegreeList) = correspondenceInvariants(V, ZZ/32003);
writeAnswer("ed-correspondence", {
    ("ideal", E), ("auxiliary", auxiliary),
    ("dimension", correspondenceDimension), ("bidegrees", polarDegreeList)})
