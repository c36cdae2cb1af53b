-- The smallest invariant ideal of a gradient flow that contains given polynomials
--
-- Here: smallest invariant ideal with 1 polynomial of gradient flow of a polynomial loss of a
--   polynomial map.
--
-- Along x' = F(x), F the vector field below, g has the derivative F(g). The chain of
-- ideals J, J + F(J), J + F(J) + F(F(J)), ... ends with the smallest ideal that contains J and the
-- derivatives of its members. After each step the chain so far is written.
-- Here modulo a prime: right for the flow over the rationals with high probability, not a proof.
--
-- References:
--   G. Darboux: Memoire sur les equations differentielles algebriques du premier ordre et du
--   premier degre, Bull. Sci. Math. (2) 2 (1878) 60-96, 123-144, 151-200
--   J. F. Ritt: Differential Algebra, American Mathematical Society, 1950
--
-- How to run:  M2 --script FILE      (Macaulay2 1.21 or later; nothing else is needed)
-- The answer stands between NEUROVARIETY-ANSWER and END; a line is a name, a type, a value.
--
-- Names:
--   nv0 = gnu
--   nv1 = okapi
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

-- invariant.m2: the ideals that a polynomial vector field maps into themselves.
--
-- A field is a row F of polynomials, one for each variable: along x' = F(x) a polynomial g has the
-- derivative F(g), the sum of F_i dg/dx_i.  A matrix of several rows stands for several fields.
-- An ideal is invariant when it contains the derivatives of its members; for this it suffices to
-- look at generators, for F(h g) = F(h) g + h F(g).

checkVectorFields = F -> (
    R := ring F;
    checkRing R;
    if numrows F < 1 or numcols F != numgens R then
        error("expected one row of ", toString numgens R, " polynomials for each field, got size ",
            toString(numrows F, numcols F)))

checkSameRing = (F, I) -> if ring F =!= ring I then
    error("expected an ideal of ", toString ring F, ", got one of ", toString ring I)

rowOf = (R, polys) -> if #polys == 0 then map(R^1, R^0, 0) else matrix{polys}

derivativesAlong = (F, g) -> flatten entries(F * jacobian ideal g)

-- Pairs (g, remainder of F(g)) for the generators g whose derivatives are not in the ideal.
invarianceWitnesses = (F, I) -> select(
    flatten apply(I_*, g -> apply(derivativesAlong(F, g), d -> (g, d % I))), w -> w#1 != 0)

isInvariantIdeal = method()
isInvariantIdeal(Matrix, Ideal) := Boolean => (F, I) -> (
    checkVectorFields F;
    checkSameRing(F, I);
    #invarianceWitnesses(F, I) == 0)

-- The smallest invariant ideal that contains I: the union of I, I + F(I), I + F(I) + F(F(I)), ...,
-- which is finite, for the ring is Noetherian.  Only the derivatives of what came last can be new.
-- After each step tell(basis, dimensions so far, whether the chain has ended) is called.
invariantChain = (F, I, tell) -> (
    fresh := select(I_*, g -> g != 0);
    basis := gens gb I;
    dimensions := {};
    while true do (
        dimensions = append(dimensions, dim monomialIdeal leadTerm basis);
        J := ideal basis;
        forceGB basis;
        fresh = select(
            apply(flatten apply(fresh, g -> derivativesAlong(F, g)), d -> d % J), r -> r != 0);
        tell(basis, dimensions, #fresh == 0);
        if #fresh == 0 then return (basis, dimensions);
        basis = gens gb ideal(basis | matrix{fresh})))

invariantIdeal = method()
invariantIdeal(Matrix, Ideal) := Ideal => (F, I) -> (
    checkVectorFields F;
    checkSameRing(F, I);
    ideal first invariantChain(F, I, (basis, dimensions, ended) -> null))

-- what a script answers with, and what it says after each step; the order of the ring is graded
chainFields = (basis, dimensions, ended) -> (
    {("groebnerBasis", basis), ("dimensions", dimensions),
     ("degree", last monomialDimensionAndDegree monomialIdeal leadTerm basis),
     ("stabilized", ended)})


-- The problem -------------------------------------------------------------
R = ZZ/32003[nv0, nv1];
F = sub(matrix {
    {32002*nv0*nv1^2+10668*nv1, 32002*nv0^2*nv1+10668*nv0}}, R);
J = sub(ideal(
    nv0+16001*nv1), R);
report = null;
tell = chain -> (
    report = chainFields chain;
    writeProgress("invariant-ideal", report));
invariantChain(F, J, tell);
writeAnswer("invariant-ideal", report)
