-- The critical points of a network, by common roots, ranks or narrower networks
--
-- Here: census of critical points of the convolutional network with filters 2, 2 in a generic
--   metric.
--
-- The end-to-end filter is a polynomial; those whose roots have given multiplicities have so many
-- critical points of the distance to a generic one.  For each stratum of these: the multiplicities
-- of the factors, and their exponents.
-- Random numbers modulo a prime are in place of generic ones: right with high probability.
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

-- finite.m2: the algebra of finitely many solutions, by matrices of multiplication.
--
-- The standard monomials are a basis.  A variable times one of them is standard or on the border:
-- there it is a leading monomial of the Groebner basis, or a variable times a smaller one on the
-- border, whose normal form is known, so that linear algebra has its own (J.-C. Faugere, P. Gianni,
-- D. Lazard, T. Mora: Efficient computation of zero-dimensional Groebner bases by change of
-- ordering, J. Symbolic Comput. 16 (1993) 329-344).

-- dense matrices over a prime field are multiplied fast if they are mutable
denseProduct = (M, N) -> matrix(mutableMatrix M * mutableMatrix N)

-- some rows of a matrix; those without a number are zero
rowsOrZero = (M, rows) -> (
    padded := M || map((ring M)^1, source M, 0);
    padded^(apply(rows, k -> if k === null then numrows M else k)))

-- From the Groebner basis of an ideal of dimension zero in a graded order: the exponents of the
-- "standard" monomials, the coordinates of "one", and of each variable the matrix of multiplication
-- ("times"); null for the first variable where no standard monomial has it.
--
-- Normal forms N are found by degrees.  Let m = x_i m' with m' on the border.  Then x_i times the
-- normal form of m' is known but for multiples of monomials of the same degree; these are smaller
-- than m, so the matrix T of what is unknown is nilpotent: N = P + N T.
finiteAlgebra = G -> (
    (S, kk, lead) := (ring G, coefficientRing ring G, leadTerm G);
    B := sub(basis(S / monomialIdeal lead), S);
    (D, standard) := (numcols B, apply(flatten entries B, b -> first exponents b));
    units := entries id_(ZZ^(numgens S));
    products := apply(units, u -> apply(standard, e -> e + u));
    if all(standard, e -> e#0 == 0) then products = replace(0, {}, products);
    origin := apply(products, L -> hashTable apply(#L, k -> (L#k, k)));
    rowsAt := (V, i, L) -> rowsOrZero(V, apply(L, e -> if (origin#i)#?e then (origin#i)#e));
    N := lift(last coefficients((lead - G) % forceGB G, Monomials => B), kk);
    at := new MutableHashTable from apply(numcols G, c -> (first exponents lead_(0, c), c));
    isStandard := set standard;
    rest := partition(sum, select(unique flatten products, e -> not isStandard#?e and not at#?e));
    for degree in sort keys rest do (
        groups := pairs partition(e -> position(units, u -> at#?(e - u)), rest#degree);
        found := flatten(last \ groups);
        parts := apply(groups, (i, L) -> (
            V := N_(apply(L, e -> at#(e - units#i)));
            known := select(D, k -> at#?(products#i#k));
            (rowsAt(V, i, standard)
                + denseProduct(N_(apply(known, k -> at#(products#i#k))), V^known),
                rowsAt(V, i, found))));
        (P, T) := (matrix{first \ parts}, matrix{last \ parts});
        if T != 0 then P = denseProduct(P, inverse(id_(target T) - T));
        scan(#found, c -> at#(found#c) = numcols N + c);
        N = N | P);
    place := hashTable apply(D, k -> (standard#k, k));
    forms := id_(kk^D) | N;
    one := mutableMatrix matrix apply(standard, e -> {if sum e == 0 then 1_kk else 0_kk});
    tables := apply(products, L -> if L =!= {} then
        mutableMatrix forms_(apply(L, e -> if place#?e then place#e else D + at#e)));
    hashTable {"standard" => standard, "one" => one, "times" => tables})

-- the matrix of multiplication by an element with given coordinates
multiplication = (A, v) -> (
    (standard, x) := (A#"standard", A#"times");
    levels := partition(k -> sum standard#k, toList(0 .. #standard-1));
    (order, columns) := (levels#0, matrix v);
    blocks := {columns};
    done := order;
    for degree from 1 to max keys levels do (
        at := hashTable apply(#order, c -> (standard#(order#c), c));
        groups := pairs partition(k -> position(standard#k, a -> a > 0), levels#degree);
        columns = matrix {apply(groups, (i, L) -> matrix(x#i * mutableMatrix columns_(apply(L,
            k -> at#(replace(i, standard#k#i - 1, standard#k))))))};
        order = flatten(last \ groups);
        (blocks, done) = (append(blocks, columns), join(done, order)));
    mutableMatrix (matrix{blocks})_(inversePermutation done))

-- how many solutions, each as often as it counts, are left without the zeros of an element
countNonzero = (A, v) -> (
    M := multiplication(A, v);
    (before, now) := (#A#"standard", rank M);
    while now < before do (
        M = M * M;
        (before, now) = (now, rank M));
    now)

-- learning.m2: critical points of the square loss of a network, in its weights.
--
-- A network is a row phi of functions' coefficients, and a gauge: the "blocks", matrices of weights
-- (a row of a layer before a power, a filter, a whole matrix of a linear network); lists of
-- polynomials that do not vanish together unless the network is a smaller one, such as the minors
-- of two rows, which keep neurons "apart", and the weights of what is "outgoing" from one; and the
-- "scale", the weights of the last layer, if phi is linear in them and only they make it zero.  A
-- base change of a block on the left is made up for by later layers, so each function has weights
-- with B L = 1 for every block B and a general matrix L: a chart modulo these symmetries.  The last
-- layer is v / t with a general linear form of v equal to one; the equations are linear in t.
-- Of a rational map phi are the numerators, and the gauge has their "denominator".
-- Where that leaves fibres of positive dimension, some weights are set to general constants, so
-- that as many are left as the dimension d of the image and the restricted map still dominates it.
--
-- The pairs of a point of the chart, where the derivative has rank d, and a datum over which it is
-- critical are a vector bundle of dimension N, that of the space of data.  So over a generic datum
-- there are finitely many, each counts once, and those over a critical function are a whole
-- generic fibre (as in parametric.m2).  Where the rank is smaller by k, on k dimensions less, there
-- are others, which depend on the parametrisation: spurious ones.  Kept out are the weights of
-- smaller networks, which often have infinitely many: with parallel rows in one layer, or with a
-- neuron on which nothing depends.

-- B = (1 - F L | F): what the first columns are in terms of the others, as pairs
blockChart = B -> (
    (R, k, n) := (ring B, numrows B, numcols B);
    free := B_(toList(k .. n-1));
    fixed := id_(R^k) - free * sub(random((coefficientRing R)^(n-k), (coefficientRing R)^k), R);
    transpose {flatten entries B_(toList(0 .. k-1)), flatten entries fixed})

combination = (kk, F) -> sum(F, f -> random kk * f)

dividedBy = (f, units) -> (
    for g in units do while f != 0 and f % g == 0 do f = f // g;
    f)

-- (dimension, number, Groebner basis) of the solutions where no factor vanishes (Rabinowitsch)
solutionsWhere = (equations, units) -> (
    R := ring first equations;
    S := (coefficientRing R)(monoid[Variables => numgens R + 1]);
    inS := map(S, R, drop(gens S, 1));
    G := groebnerBasis(ideal(inS matrix{equations})
        + ideal(1 - S_0 * product(units, f -> inS f)), Strategy => "F4");
    append(monomialDimensionAndDegree monomialIdeal leadTerm G, G))

-- the sum of x^e V#e over exponents e, by Horner's rule, for matrices x that commute
combinedPowers = (x, V) -> (
    (sums, high) := (new MutableHashTable from V, max(sum \ keys V));
    for k to high - 1 do for e in select(keys sums, e -> sum e == high - k) do (
        i := position(e, power -> power > 0);
        lower := apply(#e, j -> if j == i then e#j - 1 else e#j);
        sums#lower = if sums#?lower then sums#lower + x#i * sums#e else x#i * sums#e);
    sums#(toList(#x : 0)))

-- The determinant of a square matrix as an element of an algebra, given its one: the columns of D
-- are the minors of the first rows, expanded along the last of them.
determinantOn = (x, one, J) -> (
    (d, kk, D) := (numrows J, coefficientRing ring J, one);
    for k to d-1 do (
        (smaller, larger) := (subsets(d, k), subsets(d, k+1));
        place := hashTable apply(#smaller, i -> (smaller#i, i));
        terms := apply(d, j -> hashTable listForm J_(k, j));
        expansion := e -> map(kk^#smaller, kk^#larger, flatten apply(#larger, s ->
            for i to k list (
                j := larger#s#i;
                if not terms#j#?e then continue;
                (place#(delete(j, larger#s)), s) => (-1)^(k-i) * terms#j#e)));
        D = combinedPowers(x, hashTable apply(unique flatten(keys \ terms), e ->
            (e, D * mutableMatrix expansion e))));
    D)

-- The number of finitely many solutions at which J has full rank, each as often as it counts: at
-- the others the determinant of J, with its columns mixed, is zero.
countFullRank = (A, J) -> (
    kk := coefficientRing ring J;
    mixed := J * sub(random(kk^(numcols J), kk^(numrows J)), ring J);
    countNonzero(A, determinantOn(drop(A#"times", 1), A#"one", mixed)))

-- those at which J has full rank, otherwise: the determinant is expanded among the solutions
ofFullRank = (G, J) -> (
    (S, d, kk) := (ring G, numrows J, coefficientRing ring G);
    Q := S / ideal G;
    onQ := map(Q, ring J, drop(gens Q, 1));
    mixed := onQ J * sub(random(kk^(numcols J), kk^d), Q);
    drop(solutionsWhere(flatten entries G, {lift(det(mixed, Strategy => Cofactor), S)}), -1))

-- Also the algebra of the solutions, if they are finitely many (null if not).  The factors without
-- which there are finitely many are tried first.
solutionsOf = (equations, needed, others) -> (
    withAlgebra := found -> append(found, if first found == 0 then finiteAlgebra last found);
    found := withAlgebra solutionsWhere(equations, needed);
    (dimension, count, G, A) := found;
    S := ring G;
    isUnit := f -> if dimension == 0 then countNonzero(A, evaluatedOn(A, f)) == count
        else countPoints(ideal G + ideal (map(S, ring f, drop(gens S, 1))) f) == (-1, 0);
    if all(others, isUnit) then found
    else withAlgebra solutionsWhere(equations, join(needed, others)))

-- a polynomial in all variables but the first, as an element
evaluatedOn = (A, f) -> combinedPowers(drop(A#"times", 1),
    hashTable apply(listForm f, (e, c) -> (e, c * A#"one")))

-- The weights on the chart, as a map, and the variable t, which is one without a scale.  The free
-- weights are the variables after t.
gaugeChart = (R, gauge) -> (
    kk := coefficientRing R;
    (blocks, scale) := (gauge#"blocks", gauge#"scale");
    if scale =!= {} then blocks = append(blocks, matrix{scale});
    fixed := hashTable flatten apply(blocks, B -> toSequence \ blockChart B);
    free := select(gens R, x -> not fixed#?x);
    S := kk(monoid[Variables => #free + 1]);
    place := hashTable apply(#free, i -> (free#i, S_(i+1)));
    intoS := map(S, R, apply(gens R, x -> if place#?x then place#x else 0_S));
    (map(S, R, apply(gens R, x -> intoS(if fixed#?x then fixed#x else x))),
        if scale === {} then 1_S else S_0))

-- The quotients psi / q as polynomials, in a ring with a variable s for the inverse of each factor
-- g of q in front; the equations s g = 1; the derivatives by other variables, of s by -s^2 dg.
-- Over one denominator the equations of critical points have many times the degree.
withInverses = (psi, q) -> (
    (Q, kk) := (ring psi, coefficientRing ring psi);
    if isConstant q then return (psi * (leadCoefficient q)^-1, {}, jacobian psi);
    powers := select(apply(toList factor q, f -> (f#0, f#1)), (g, e) -> not isConstant g);
    m := #powers;
    R := kk(monoid[Variables => m + numgens Q]);
    inR := map(R, Q, drop(gens R, m));
    unit := promote((leadCoefficient(q // product(powers, (g, e) -> g^e)))^-1, R);
    lowest := f -> unit * product(#powers, i -> (
        (g, e) := powers#i;
        while e > 0 and f % g == 0 do (
            f = f // g;
            e = e - 1);
        R_i^e)) * inR f;
    psi = matrix{apply(flatten entries psi, lowest)};
    (factors, slopes) := (apply(powers, f -> inR f#0), jacobian psi);
    J := slopes^(toList(m .. numgens R - 1));
    for i to m - 1 do
        J = J - R_i^2 * (jacobian matrix{{factors#i}})^(toList(m .. numgens R - 1)) * slopes^{i};
    (psi, apply(m, i -> R_i * factors#i - 1), J))

-- For a form W and a datum, a hash table: the number of critical "functions", images of points of
-- the chart where the derivative has full rank, and the "functionsDimension"; that of all critical
-- "parameters", and theirs; the number of points of a generic "fibre", which are all of full rank
-- in characteristic zero; the "rank" of the derivative.  On functions phi(v) / t the residue
-- W (phi(v) - t u) is multiplied by t, and so are the derivatives.
criticalWeights = (phi, gauge, W, u) -> (
    (R, kk) := (ring phi, coefficientRing ring phi);
    (chart, t) := gaugeChart(R, gauge);
    S := target chart;
    psi := chart phi;
    q := if gauge#?"denominator" then chart gauge#"denominator" else 1_S;
    scaled := not isConstant t;
    J := if scaled then psi || (jacobian psi)^(toList(1 .. numgens S - 1))
        else differentialOf(psi, q);
    point := randomList(kk, numgens S);
    order := prepend(0, reverse toList(1 .. numgens S - 1));
    kept := sort order_(columnRankProfile mutableMatrix transpose sub(J^order, matrix{point}));
    d := #kept;
    isFinite := d == numgens S - (if scaled then 0 else 1);
    Q := kk(monoid[Variables => d]);
    restricted := map(Q, S, apply(numgens S, i -> (
        at := position(kept, j -> j == i);
        if at === null then point#i * 1_Q else Q_at)));
    (numerators, below, over) := (restricted psi, restricted q, restricted t);
    inverses := {};
    (psi, inverses, J) = withInverses(numerators, below);
    inR := map(ring psi, Q, drop(gens ring psi, #inverses));
    t = inR over;
    if scaled then J = psi || J^(toList(1 .. d-1));
    factors := lists -> select(apply(lists, F -> inR restricted chart combination(kk, F)),
        f -> f != 0 and not isConstant f);
    (needed, others) := (factors gauge#"apart", factors gauge#"outgoing");
    residue := W * transpose(psi - t * matrix{u});
    equations := join(inverses,
        apply(flatten entries(J * residue), f -> dividedBy(f, join(needed, others))));
    units := if isConstant t then {} else {t};
    others = join(others, units);
    (dimension, count, G, A) := solutionsOf(equations, needed, others);
    pure := if dimension < 0 then (dimension, count) else if dimension > 0 then ofFullRank(G, J)
        else (0, countFullRank(A, J));
    at := map(kk, Q, randomList(kk, d));
    same := at over * psi - t * promote((at below)^-1 * at numerators, ring psi);
    fibre := (solutionsWhere(join(inverses, flatten entries same), units))#1;
    if fibre == 0 or first pure == 0 and last pure % fibre != 0 then error(
        "expected whole fibres of ", toString fibre,
        " weights, got ", toString last pure, " in all: take another seed or prime");
    hashTable {"functions" => last pure // fibre, "functionsDimension" => first pure,
        "parameters" => count, "fibre" => fibre, "rank" => d,
        "parametersDimension" => if isFinite then dimension else max(dimension, 1),
        "algebra" => A, "derivative" => J, "map" => psi, "scale" => t})

-- rootloci.m2: how many critical points the distance to polynomials with multiple factors has.
--
-- Polynomials s prod f^e, with given multiplicities e and exponents of the f: almost every one in
-- finitely many ways up to scalings of the f.  So the ED degree of their closure is the number of
-- critical points of this map at which its derivative has full rank; it drops where factors have
-- common ones.  A monomial in several variables is a power of one that is high enough.

-- the coefficients at given places as a row, and the gauge
polynomialsWithFactors = (kk, factors, places) -> (
    R := kk(monoid[Variables => 1 + sum(factors, f -> #(f#1))]);
    start := 0;
    rows := apply(factors, f -> apply(f#1, i -> (start = start + 1; R_start)));
    T := R(monoid[Variables => 1]);
    whole := promote(R_0, T) * product(factors, rows, (f, row) ->
        (sum(row, f#1, (w, i) -> promote(w, T) * T_0^i))^(f#0));
    phi := matrix {apply(places, i -> coefficient(T_0^i, whole))};
    alike := select(subsets(#rows, 2), ij -> (factors#(ij#0))#1 == (factors#(ij#1))#1);
    (phi, hashTable {"blocks" => apply(rows, row -> matrix {row}),
        "apart" => apply(alike, ij -> (minors(2, matrix rows_ij))_*),
        "outgoing" => {}, "scale" => {R_0}}))

-- the number of critical points over a random datum, for each stratum
censusDegrees = (kk, loci, places, W) -> apply(loci, factors -> (
    (phi, gauge) := polynomialsWithFactors(kk, factors, places);
    found := criticalWeights(phi, gauge, W, randomList(kk, #places));
    finiteCount(found#"functionsDimension", found#"functions")))


-- The problem -------------------------------------------------------------
kk = ZZ/10007;
setRandomSeed 7;
loci = {{{1, {0, 1, 2}}}, {{2, {0, 1}}}};
places = {0, 1, 2};
form = () -> diagonalMatrix randomList(kk, 3);
writeAnswer("critical-census", {("degrees", censusDegrees(kk, loci, places, form()))})
