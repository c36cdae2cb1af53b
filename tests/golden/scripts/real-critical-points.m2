-- The critical points of a quadratic loss of a linear network, approximately
--
-- Here: real critical points of the linear network with widths 1, 1, 1 for 1 generic sample and
--   generic regularization.
--
-- The loss is 1/2 |W_h ... W_1 X - Y|^2 + 1/2 sum lambda w^2 over the weights w.  All complex
-- critical points are approximated, one of each orbit under the sign changes of hidden neurons:
-- first for random complex parameters, by monodromy, then along a homotopy to the given data.
--
-- Nothing here is a proof.  The number of points is the same modulo two primes; whoever certifies
-- as many different complex points near the approximations, as neurovariety does by interval
-- arithmetic, knows all real ones.
--
-- An approximation is a list of integers: real and imaginary parts, in units of 2^-60.
--
-- References:
--   T. Duff, C. Hill, A. Jensen, K. Lee, A. Leykin, J. Sommars: Solving polynomial systems
--   via homotopy continuation and monodromy, IMA J. Numer. Anal. 39 (2019) 1421-1446
--   A. Bharadwaj: Critical Points of Deep Linear Networks, thesis, San Francisco State
--   University
--   D. Mehta, T. Chen, T. Tang, J. Hauenstein: The loss surface of deep linear networks
--   viewed through the algebraic geometry lens, IEEE Trans. Pattern Anal. Mach. Intell. 44
--   (2022) 5664-5680
--   M. Trager, K. Kohn, J. Bruna: Pure and Spurious Critical Points, arXiv:1910.01671
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

-- primes.m2: counts modulo several primes, of which two must agree.
--
-- A prime may be bad for a count although it divides no coefficient: a minor of the coefficients is
-- enough.  There are finitely many such primes; two of them that are wrong alike are not expected.

-- The first of two primes for which a function gives the same, that value, and the line of an
-- answer that names them; if no two do, the first prime and its value.
untilTwoAgree = (primes, count) -> (
    found := {};
    for p in primes do (
        v := count p;
        same := select(found, pair -> last pair === v);
        if #same > 0 then return (first first same, v, ("assumes-good-prime",
            concatenate("holds modulo p, ", toString first first same, " and ", toString p,
                " agree")));
        found = append(found, (p, v)));
    (first first found, last first found, ("assumes-good-prime",
        concatenate("fails, the counts modulo ",
        demark(", ", apply(found, pair -> toString first pair)), " differ"))))

-- gradient.m2: the gradient of the quadratic loss of a linear network, regularised or not.
--
-- A network with widths d_0, ..., d_h has the weights W_1, ..., W_h, W_i of size d_i x d_(i-1), and
-- maps x to W_h ... W_1 x.  They are the variables of a ring, layer by layer, each by its rows.

checkWidths = widths -> (
    if not instance(widths, List) or #widths < 2
    or not all(widths, d -> instance(d, ZZ) and d > 0) then
        error("expected at least two positive widths, got ", toString widths))

weightCount = widths -> sum(#widths - 1, i -> widths#i * widths#(i+1))

-- a ring whose variables are the weights
checkWeightRing = (R, widths) -> (
    checkWidths widths;
    checkRing R;
    if numgens R != weightCount widths then
        error("expected a ring in the ", toString weightCount widths, " weights of a network ",
            "with widths ", toString widths, ", got ", toString numgens R, " variables"))

-- W_1, ..., W_h, filled with a list of ring elements
weightMatrices = (weights, widths) -> (
    start := 0;
    apply(#widths - 1, i -> (
        (rows, columns) := (widths#(i+1), widths#i);
        W := matrix pack(columns, take(weights, {start, start + rows*columns - 1}));
        start = start + rows*columns;
        W)))

newWeightRing = (widths, X) -> (
    if not instance(X, Matrix) then error("expected inputs as a matrix, got ", toString class X);
    kk := if ring X === ZZ then QQ else ring X;
    checkField kk;
    kk(monoid[Variables => weightCount widths, MonomialOrder => GRevLex]))

-- a matrix of data over kk, when its entries and its size are as they should be; n is null for any
-- positive number of samples
checkedData = (name, M, m, n, kk) -> (
    if not instance(M, Matrix) then
        error("expected ", name, " as a matrix, got ", toString class M);
    if not member(ring M, {ZZ, QQ, kk}) then
        error("expected ", name, " over ", toString kk, ", got entries in ", toString ring M);
    if ring M === QQ and char kk > 0
    and any(flatten entries M, c -> denominator c % char kk == 0) then
        error("expected ", name, " that can be reduced modulo ", toString char kk,
            ", got a denominator that it divides: take another prime");
    if n === null then (
        if numcols M == 0 then error "expected at least one sample, got none";
        n = numcols M);
    if (numrows M, numcols M) =!= (m, n) then
        error("expected ", name, " of size ", toString(m, n), ", got ",
            toString(numrows M, numcols M));
    sub(M, kk))

checkedPenalties = (Lambda, widths, kk) -> (
    h := #widths - 1;
    if not instance(Lambda, List) then
        error("expected regularisation as a list, got ", toString class Lambda);
    if #Lambda != 0 and #Lambda != h then error("expected no regularisation or ", toString h,
        " matrices, one for each layer, got ", toString(#Lambda));
    apply(#Lambda, i -> checkedData("a regularisation of layer " | toString(i+1), Lambda#i,
        widths#(i+1), widths#i, kk)))

-- The loss 1/2 |W_h ... W_1 X - Y|^2 + 1/2 sum |W_i|^2 weighted entrywise by Lambda_i.  With
-- E = (W_h ... W_1 X - Y) X^t, its derivative in the direction dW_i is the scalar product of E
-- with W_h ... W_(i+1) dW_i W_(i-1) ... W_1, so its gradient there is the matrix
-- (W_h ... W_(i+1))^t E (W_(i-1) ... W_1)^t.
-- Without a ring: in new variables over the field of the data, QQ for integers.  (Macaulay2
-- dispatches on four arguments at most, so the types of the five are looked at here.)
linearNetworkGradient = method(Dispatch => Thing)
linearNetworkGradient Sequence := Ideal => arguments -> (
    if #arguments == 4 then arguments = prepend(null, arguments);
    if #arguments != 5 then error("expected widths, inputs, outputs and regularisation, or a ring ",
        "before them, got ", toString(#arguments), " arguments");
    (R, widths, X, Y, Lambda) := arguments;
    checkWidths widths;
    if R === null then R = newWeightRing(widths, X);
    checkWeightRing(R, widths);
    kk := coefficientRing R;
    X = checkedData("inputs", X, first widths, null, kk);
    Y = checkedData("outputs", Y, last widths, numcols X, kk);
    Lambda = checkedPenalties(Lambda, widths, kk);
    (h, W) := (#widths - 1, weightMatrices(gens R, widths));
    before := {id_(R^(first widths))};
    for i to h - 2 do before = append(before, W#i * last before);
    after := {id_(R^(last widths))};
    for i from 1 to h - 1 do after = prepend(first after * W#(h-i), after);
    E := first after * W#0 * sub(X * transpose X, R) - sub(Y * transpose X, R);
    penalties := if Lambda === {} then W / (w -> 0) else apply(Lambda, W, (L, w) ->
        matrix apply(entries L, entries w, (row, weights) -> apply(row, weights, times)));
    ideal flatten apply(h, i -> flatten entries(
        transpose after#i * E * transpose before#i + penalties#i)))

-- points.m2: the critical points of a linear network, counted without solving for them.
--
-- A hidden neuron may change the sign of all the weights that enter it and of all that leave it:
-- the loss stays as it is.  So the group G = {1, -1}^n of the n hidden neurons acts on the critical
-- points, and grades the algebra A = kk[W]/I of the critical scheme by the characters of G, the
-- elements of (ZZ/2)^n.  In odd characteristic G is linearly reductive, so the part A_0 of
-- trivial character is the ring of invariants, and its points are the orbits of G on those of I
-- (Mumford, Geometric Invariant Theory, theorem 1.1).  All work is done in A_0: dim A_0 is the
-- dimension of A divided by about 2^n.

-- the characters of the weights, as the rows of a matrix over ZZ/2 with a column for each hidden
-- neuron: ones at the two ends, nothing for the coordinates of the inputs and outputs
signCharacters = widths -> (
    h := #widths - 1;
    neurons := flatten apply(toList(1 .. h-1), i -> apply(widths#i, r -> (i, r)));
    ends := flatten apply(h, i -> flatten apply(widths#(i+1), r -> apply(widths#i, c ->
        {(i+1, r), (i, c)})));
    map((ZZ/2)^#ends, (ZZ/2)^#neurons, (w, v) -> if member(neurons#v, ends#w) then 1 else 0))

-- the characters of some exponents, as rows
exponentCharacters = (exps, characters) -> entries(sub(matrix exps, ZZ/2) * characters)

checkSignInvariant = (I, characters) -> (
    if any(I_*, f -> f != 0 and #unique exponentCharacters(exponents f, characters) > 1) then
        error("expected generators that change at most by a factor when a hidden neuron ",
            "changes its signs"))

-- A random element of A_0 that separates its points, unless bad luck strikes.  The standard
-- monomials of trivial character span A_0.  Each divisor of a standard monomial is standard; so
-- those that no other divides, but 1, generate A_0, and coordinates that generate an algebra
-- separate its points.
randomInvariant = (S, monomials) -> (
    kk := coefficientRing S;
    size := if char kk > 0 then char kk else 100;
    invariants := monomialIdeal append(select(monomials, b -> b != 1), 0_S);
    0_S + sum(invariants_*, b -> random size * b))

-- the columns are the coordinates of some elements of A_0
invariantCoordinates = (polys, monomials, G) -> sub(
    last coefficients(matrix{polys} % G, Monomials => matrix{monomials}), coefficientRing ring G)

-- the vectors v, M v, ..., M^n v
krylovMatrix = (M, v, n) -> (
    (A, x) := (mutableMatrix M, mutableMatrix v);
    matrix{prepend(v, apply(n, i -> matrix(x = A * x)))})

-- f(M), by Horner's rule
matrixPolynomial = (f, M) -> (
    A := mutableMatrix M;
    value := mutableMatrix(0 * M);
    for i from 0 to first degree f do (
        c := lift(coefficient((ring f)_0^(first degree f - i), f), coefficientRing ring f);
        value = mutableMatrix(matrix(A * value) + c * id_(target M)));
    matrix value)

-- The reduced algebra B = A_0/nilradical as kk[t]/(f), t the image of u, and the squares of the
-- weights as polynomials in t.  Let g be the squarefree part of the minimal polynomial f of a
-- random u.  A power of g is divisible by f, so g(u) is nilpotent: divide by it.  If now g has the
-- degree of the dimension, then the algebra is kk[u] = kk[t]/(g), which is reduced, since g has no
-- double roots.  If not, take another u.  At a point whose local algebra is not reduced, u minus
-- its value is general in the maximal ideal, so each turn makes the tangent space smaller; by
-- Nakayama's lemma it is zero after at most as many turns as there are generators.
reducedInvariants = (S, monomials, squares, G) -> (
    kk := coefficientRing S;
    U := kk(standardMonoid 1);
    inU := c -> sum(numrows c, i -> c_(i, 0) * U_0^i);
    D := #monomials;
    one := transpose matrix{apply(monomials, b -> if b == 1 then 1_kk else 0_kk)};
    (nilpotents, modulo) := (map(kk^D, kk^0, 0), id_(kk^D));
    for turn from 1 to D + 20 do (
        u := randomInvariant(S, monomials);
        M := invariantCoordinates(apply(monomials, b -> u * b), monomials, G);
        K := modulo * krylovMatrix(M, one, D);
        r := rank K;
        powers := K_{0 .. r-1};
        f := U_0^r - inU solve(powers, K_{r});
        g := f // gcd(f, diff(U_0, f));
        if first degree g == numrows modulo then (
            polys := solve(powers, modulo * squares);
            return (g, apply(numcols polys, i -> inU polys_{i})));
        if first degree g < r then (
            nilpotents = mingens image(nilpotents | matrixPolynomial(g, M));
            modulo = transpose gens kernel transpose nilpotents));
    error "expected an invariant that separates the points, found none: take a larger prime")

-- A weight is zero at a point when its square is.  So the greatest common divisors of f and the
-- squares split the roots of f, which are the orbits, by their patterns of zeros.
splitByZeros = (f, squares) -> (
    parts := {({}, f)};
    for square in squares do parts = flatten apply(parts, (pattern, g) -> (
        zeros := gcd(g, square);
        select({(append(pattern, 0), zeros), (append(pattern, 1), g // zeros)},
            part -> first degree last part > 0)));
    apply(parts, (pattern, g) -> (pattern, first degree g)))

-- The stabiliser of a point is the annihilator of the characters of its nonzero weights, so an
-- orbit has 2^r points, r the rank of these characters.
orbitSize = (pattern, characters) -> 2^(rank characters^(positions(pattern, c -> c == 1)))

CriticalPointCount = new Type of HashTable
criticalPointCount = method()
criticalPointCount(Ideal, List) := CriticalPointCount => (I, widths) -> (
    checkWeightRing(ring I, widths);
    checkField coefficientRing ring I;
    characters := signCharacters widths;
    checkSignInvariant(I, characters);
    I = gradedCopy I;
    (S, p) := (ring I, char ring I);
    basisOfI := if p > 0 then groebnerBasis(I, Strategy => "F4") else gens gb I;
    L := monomialIdeal leadTerm basisOfI;
    answer := {"dimension" => dim L, "degree" => degree L};
    if dim L != 0 then return new CriticalPointCount from answer;
    standard := flatten entries cover basis comodule L;
    monomials := standard_(positions(
        exponentCharacters(flatten apply(standard, exponents), characters), c -> all(c, zero)));
    if 0 < p and p <= #monomials then error("expected a prime above ", toString(#monomials),
        " to tell multiple points from simple ones, got ", toString p, ": take a larger prime");
    -- the basis is known: that it is one is not computed again
    G := forceGB basisOfI;
    squares := invariantCoordinates(apply(gens S, w -> w^2), monomials, G);
    parts := splitByZeros reducedInvariants(S, monomials, squares, G);
    patterns := hashTable apply(parts, (pattern, orbits) ->
        pattern => orbits * orbitSize(pattern, characters));
    points := sum values patterns;
    new CriticalPointCount from join(answer, {"points" => points, "orbits" => sum(parts, last),
        "reduced" => points == degree L, "patterns" => patterns}))

-- track.m2: approximations of all complex critical points of a regularised linear network.
--
-- The gradient is linear in the outputs Y and the regularisation Lambda.  Weights w without zeros
-- and any Y are critical for exactly one Lambda.  So the pairs of a critical point without zeros
-- and its parameters (Y, Lambda) are a graph over (w, Y), which is irreducible: the monodromy group
-- is transitive on the points over generic parameters, and random loops from one point reach all
-- (Duff, Hill, Jensen, Lee, Leykin, Sommars 2019).  From generic parameters the segment to any
-- others avoids, with probability one, those where points collide or go to infinity, but for its
-- end.  The critical points with zeros are those of networks with fewer hidden neurons, and the
-- origin.  All are found up to the sign changes of hidden neurons.  Nothing here is a proof: the
-- number of points is one check, a certificate for each of them is another.

-- the gradient over a field of complex numbers, as in linearNetworkGradient, as a list
complexGradient = (R, widths, X, Y, Lambda) -> (
    (h, W) := (#widths - 1, weightMatrices(gens R, widths));
    before := {id_(R^(first widths))};
    for i to h - 2 do before = append(before, W#i * last before);
    after := {id_(R^(last widths))};
    for i from 1 to h - 1 do after = prepend(first after * W#(h-i), after);
    E := first after * W#0 * sub(X * transpose X, R) - sub(Y * transpose X, R);
    data := flatten apply(h, i -> flatten entries(transpose after#i * E * transpose before#i));
    apply(#data, i -> data#i + Lambda#i * R_i))

randomComplex = () -> (1/2 + random RR) * exp(2 * pi * ii * random RR)

-- Y for m samples, and Lambda as a list
randomParameters = (widths, m) -> (
    matrix apply(last widths, k -> apply(m, j -> randomComplex())),
    apply(weightCount widths, i -> randomComplex()))

-- The point of its orbit whose hidden neurons have their first weight in a half plane; its border
-- is far from the real and the imaginary line, on which weights often lie.
signNormal = (point, widths) -> (
    W := new MutableList from weightMatrices(point, widths);
    for i to #widths - 3 do (
        signs := diagonalMatrix apply(widths#(i+1), r ->
            if realPart((W#i)_(r, 0) * (1 + ii/2)) < 0 then -1_CC else 1_CC);
        W#i = signs * W#i;
        W#(i+1) = W#(i+1) * signs);
    flatten flatten apply(toList W, entries))

isNear = (a, b) ->
    max apply(a, b, (x, y) -> abs(x - y)) < 1e-6 * (1 + max apply(a, abs))

-- The method that tracks paths.  Its package is loaded when it is first needed, and its names are
-- not brought to whoever calls us.
pathTracker = memoize(() -> (
    (dictionaries, packages) := (dictionaryPath, loadedPackages);
    numerical := needsPackage "NumericalAlgebraicGeometry";
    (dictionaryPath, loadedPackages) = (dictionaries, packages);
    value numerical.Dictionary#"track"))

-- Where the paths from some points end, along the segment between two systems (gamma = 1, the
-- default), up to signs.  A path that comes near another one may go on as that.  Then two end in
-- the same point, or one in a point with zeros, which belongs to a smaller network: such ends are
-- left out.
trackedPoints = (F, G, points, widths) -> (
    if #points == 0 then return {};
    found := {};
    scan((pathTracker())(F, G, points), p -> if toString status p == "Regular" then (
        q := signNormal(flatten entries matrix p, widths);
        if min apply(q, abs) > 1e-8 and not any(found, r -> isNear(q, r)) then
            found = append(found, q)));
    found)

-- the number of points without zeros over generic parameters, up to signs, modulo a prime
genericOrbitCount = (widths, m) -> (
    kk := ZZ/32003;
    (X, Y) := (random(kk^(first widths), kk^m), random(kk^(last widths), kk^m));
    Lambda := apply(#widths - 1, i -> random(kk^(widths#(i+1)), kk^(widths#i)));
    I := linearNetworkGradient(widths, X, Y, Lambda);
    patterns := (criticalPointCount(I, widths))#"patterns";
    full := toList(weightCount widths : 1);
    if patterns#?full then patterns#full // 2^(sum widths_{1 .. #widths-2}) else 0)

-- a system with random Y and Lambda, and its points without zeros, up to signs
genericCriticalPoints = (R, widths, X, expected) -> (
    m := numcols X;
    seed := apply(numgens R, i -> randomComplex());
    Y := first randomParameters(widths, m);
    bare := complexGradient(R, widths, X, Y, toList(numgens R : 0_CC));
    Lambda := apply(bare, seed, (g, w) -> -sub(g, matrix{seed}) / w);
    start := complexGradient(R, widths, X, Y, Lambda);
    points := {signNormal(seed, widths)};
    loops := 0;
    while #points < expected and loops < 100 do (
        (ends, F) := (points, start);
        for turn in {1, 2, 3} do (
            G := if turn == 3 then start
                else complexGradient join((R, widths, X), randomParameters(widths, m));
            ends = trackedPoints(F, G, ends, widths);
            F = G);
        points = join(points, select(ends, p -> not any(points, q -> isNear(p, q))));
        loops = loops + 1);
    (start, points))

-- The points over given parameters.  Those whose paths get lost are sought another way, through a
-- random system.
pointsOver = (generic, widths, X, Y, Lambda) -> (
    (F, points) := generic;
    S := ring first F;
    G := complexGradient(S, widths, X, Y, Lambda);
    found := trackedPoints(F, G, points, widths);
    tries := 0;
    while #found < #points and tries < 10 do (
        between := complexGradient join((S, widths, X), randomParameters(widths, numcols X));
        ends := trackedPoints(between, G, trackedPoints(F, between, points, widths), widths);
        found = join(found, select(ends, p -> not any(found, q -> isNear(p, q))));
        tries = tries + 1);
    found)

-- Weights w = t v and outputs Y = s Z turn the loss into s^2 times that of v, Z, t^h X / s and
-- (t / s)^2 Lambda.  With s and t powers of two such that X and Y have size one, paths are of that
-- size, too.
inUnits = (h, X, Y, penalties) -> (
    size := M -> (m := max apply(flatten entries M, abs); if m == 0 then 1 else m);
    s := 2.^(round log(2, size Y));
    t := 2.^(round(log(2, s / size X) / h));
    (t, (t^h / s) * X, (1 / s) * Y, apply(penalties, l -> (t / s)^2 * l)))

-- the ways to choose active neurons in each hidden layer, at least one
activeNeurons = widths -> fold(
    (found, layer) -> flatten apply(found, c -> apply(layer, s -> append(c, s))),
    {{}}, apply(widths_{1 .. #widths-2}, k -> drop(subsets k, 1)))

-- One of each orbit under the sign changes of hidden neurons; the origin is the first.
approximateCriticalPoints = method()
approximateCriticalPoints(List, Matrix, Matrix, List) := List => (widths, X, Y, Lambda) -> (
    checkWidths widths;
    if #widths < 3 then error("expected a hidden layer, got widths ", toString widths);
    if Lambda === {} then error "expected regularisation, without which no point is isolated";
    X = sub(checkedData("inputs", X, first widths, null, QQ), CC);
    Y = sub(checkedData("outputs", Y, last widths, numcols X, QQ), CC);
    penalties := flatten flatten apply(checkedPenalties(Lambda, widths, QQ), entries);
    (h, N) := (#widths - 1, weightCount widths);
    unit := 1.;
    (unit, X, Y, penalties) = inUnits(h, X, Y, penalties);
    places := weightMatrices(toList(0 .. N-1), widths);
    generic := new MutableHashTable;
    prepend(toList(N : 0_CC), flatten apply(activeNeurons widths, chosen -> (
        sizes := join({first widths}, apply(chosen, s -> #s), {last widths});
        if not generic#?sizes then (
            R := CC(monoid[Variables => weightCount sizes]);
            expected := genericOrbitCount(sizes, numcols X);
            generic#sizes = if expected > 0 then genericCriticalPoints(R, sizes, X, expected));
        if generic#sizes === null then return {};
        active := join({toList(0 .. first widths - 1)}, chosen, {toList(0 .. last widths - 1)});
        support := flatten apply(h, i -> flatten entries (places#i)^(active#(i+1))_(active#i));
        apply(pointsOver(generic#sizes, sizes, X, Y, penalties_support), p -> (
            w := new MutableList from toList(N : 0_CC);
            scan(#support, k -> w#(support#k) = unit * p#k);
            toList w))))))

-- a point as integers, the multiples of 2^(-60) nearest to its real and imaginary parts
dyadicParts = point -> flatten apply(point, w ->
    {round(2^60 * realPart w), round(2^60 * imaginaryPart w)})


-- The problem -------------------------------------------------------------
setRandomSeed 1;
widths = {1, 1, 1};
X = sub(matrix {{1319/1024}}, QQ);
Y = sub(matrix {{5937/4096}}, QQ);
Lambda = {
    sub(matrix {{517/32768}}, QQ),
    sub(matrix {{1045/16384}}, QQ)};
approximations = approximateCriticalPoints(widths, X, Y, Lambda);
countModulo = p -> (
    kk := ZZ/p;
    R = kk[nv0, nv1];
    count := criticalPointCount(linearNetworkGradient(R, widths, sub(X, kk), sub(Y, kk),
        apply(Lambda, L -> sub(L, kk))), widths);
    if count#?"points" then count#"points" else -1);
(chosen, count, agreement) = untilTwoAgree({32003, 20663, 20641}, countModulo);
writeAnswer("real-critical-points", {
    ("points", count), ("approximations", flatten apply(approximations, dyadicParts)), agreement})
