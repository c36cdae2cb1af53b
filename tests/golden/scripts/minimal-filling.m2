-- The fewest hidden neurons with which a network fills its space of functions
--
-- Here: fewest hidden neurons in 3 layers with z^2 that fill the functions from 2 inputs to 1
--   output.
--
-- Wider layers give more functions, so the first number of hidden neurons with which some network
-- fills the space is the least.  A network fills it if the rank of the derivative at random weights
-- modulo a prime is the number of coefficients of the functions.
--
-- References:
--   J. Kileel, M. Trager, J. Bruna: On the expressive power of deep polynomial neural
--   networks, NeurIPS 2019
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

-- dimension.m2: the dimension of the functions of a network, without expanding them.
--
-- The derivative of the functions by the weights is evaluated at random weights on random inputs,
-- from the last layer back.  One input more raises its rank, unless none does.  So this is the rank
-- of the derivative at those weights: a lower bound of the dimension, and equal to it at generic
-- ones, if the prime divides no exponent.

-- An activation is a quotient of polynomials in one variable, each given by its terms.
valueOf = (terms, t) -> sum(terms, (e, c) -> c * t^e)
derivedTerms = terms -> select(apply(terms, (e, c) -> (e - 1, e * c)), (e, c) -> e >= 0)
isPolynomial = (f, g) -> all(g, (e, c) -> e == 0)

activated = (f, g, Z) -> applyTable(entries Z, t -> valueOf(f, t) / valueOf(g, t))
slopesOf = (f, g, Z) -> (
    (df, dg) := (derivedTerms f, derivedTerms g);
    applyTable(entries Z, t -> (
        bottom := valueOf(g, t);
        (valueOf(df, t) * bottom - valueOf(f, t) * valueOf(dg, t)) / bottom^2)))

-- the columns at whose entries a denominator does not vanish
definedColumns = (f, g, Z) -> if isPolynomial(f, g) then toList(0 .. numcols Z - 1) else
    select(numcols Z, j -> all(flatten entries Z_{j}, t -> valueOf(g, t) != 0))

-- The derivative of the outputs on the columns of X: a row for each weight, layer by layer and row
-- by row, and a column for each output and input.  The derivative by a weight is the product of
-- that by what leaves its layer and of what enters it.  Inputs on which the outputs are not defined
-- are left out.
outputDerivative = (W, activations, bias, X) -> (
    (into, out, start) := ({}, {}, X);
    for k to #W - 1 do (
        if k > 0 then (
            s := append(activations#(k-1), last out);
            defined := definedColumns s;
            if defined === {} then error "expected defined outputs: take another seed or prime";
            if #defined < numcols X then
                return outputDerivative(W, activations, bias, start_defined);
            X = matrix activated s);
        if bias then X = X || matrix{toList(numcols X : 1_(ring X))};
        into = append(into, X);
        out = append(out, W#k * X));
    slopes := apply(#activations, k -> slopesOf append(activations#k, out#k));
    matrix{apply(numrows last out, i -> (
        back := (entries id_(target last W))#i;
        back = apply(back, t -> toList(numcols X : t));
        blocks := {};
        for k in reverse toList(0 .. #W - 1) do (
            blocks = join(apply(back, row -> {into#k * diagonalMatrix row}), blocks);
            if k > 0 then back = apply(
                entries(transpose submatrix(W#k, 0 .. #(slopes#(k-1)) - 1) * matrix back),
                slopes#(k-1), (row, slope) -> apply(row, slope, times)));
        matrix blocks))})

-- an exponent, a polynomial in one variable or a quotient of such, by its terms over kk
activationTerms = (kk, s) -> (
    if instance(s, ZZ) and s > 0 then return ({(s, 1_kk)}, {(0, 1_kk)});
    isQuotient := instance(s, RingElement) and instance(ring s, FractionField);
    (f, g) := if isQuotient then (numerator s, denominator s) else (s, null);
    if not instance(f, RingElement) or not instance(ring f, PolynomialRing)
    or numgens ring f != 1 or first degree f < 1 and (g === null or first degree g < 1) then
        error("expected an exponent, or a polynomial or a quotient of polynomials in one variable",
            " as activation, got ", toString s);
    terms := h -> apply(listForm h, (e, c) -> (first e, sub(c, kk)));
    (terms f, if g === null then {(0, 1_kk)} else terms g))

-- The rank of a matrix with a column for each output and input, on inputs that a function draws:
-- while the columns are independent, as many again; then a few to see whether the rank stays.
rankOnInputs = (on, outputs) -> (
    J := on 5;
    (known, found) := (-1, rank J);
    while known < found and found < numrows J do (
        J = J | on(if found == numcols J then found // outputs + 1 else 5);
        (known, found) = (found, rank J));
    found)

-- Layers as tables of the numbers of weights, 0 where there is none: random matrices, and the
-- matrix that adds the derivatives by all entries with the same weight.
sharedWeights = (kk, layers) -> (
    places := flatten flatten layers;
    number := hashTable apply(toList(set places - set{0}), n -> n => random kk);
    row := new HashTable from apply(#keys number, i -> (keys number)#i => i);
    ones := select(#places, j -> places#j != 0);
    (apply(layers, L -> matrix applyTable(L, n -> if n == 0 then 0_kk else number#n)),
        map(kk^(#row), kk^(#places), apply(ones, j -> (row#(places#j), j) => 1_kk))))

-- the widths of layers that are given by these or by tables of the numbers of weights
networkWidths = (layers, activations, bias) -> (
    isShared := layers =!= {} and all(layers, L -> instance(L, List));
    isNumbers := L -> isTable L and #L > 0 and all(flatten L, n -> instance(n, ZZ));
    if isShared and not all(layers, isNumbers) then
        error("expected tables of integers as layers, got ", toString layers);
    widths := if isShared
        then prepend(#(layers#0#0) - bias, apply(layers, L -> #L)) else layers;
    if #widths < 2 or not all(widths, d -> instance(d, ZZ) and d > 0) then
        error("expected at least two positive widths, got ", toString widths);
    if isShared and any(#layers, k -> #(layers#k#0) != widths#k + bias) then
        error("expected as many columns as the layer before has rows, and biases");
    if #activations != #widths - 2 then error("expected an activation for each of ",
        toString(#widths - 2), " hidden layers, got ", toString(#activations));
    (widths, isShared))

networkDimension = method(Options => {Biased => false, CoefficientRing => ZZ/32003})
networkDimension(List, List) := ZZ => o -> (layers, activations) -> (
    kk := o.CoefficientRing;
    checkField kk;
    bias := if o.Biased then 1 else 0;
    (widths, isShared) := networkWidths(layers, activations, bias);
    terms := apply(activations, s -> activationTerms(kk, s));
    (W, added) := if isShared then sharedWeights(kk, layers) else (
        apply(#widths - 1, k -> random(kk^(widths#(k+1)), kk^(widths#k + bias))), 1_kk);
    on := count -> added * outputDerivative(W, terms, o.Biased, random(kk^(widths#0), kk^count));
    rankOnInputs(on, last widths))

-- V X X^t K^t Q X for the matrices V, K and Q of each layer; the outputs for the first token
attentionOutputs = (W, X) -> (
    for k to #W // 3 - 1 do
        X = W#(3*k) * X * (transpose(W#(3*k + 1) * X) * (W#(3*k + 2) * X));
    flatten entries X_{0})

checkAttention = (widths, ranks, tokens) -> (
    sizes := join(widths, ranks, {tokens});
    if #ranks == 0 or #widths != #ranks + 1 or not all(sizes, d -> instance(d, ZZ) and d > 0) then
        error("expected positive widths and a rank for each layer, got ", toString widths, " and ",
            toString ranks))

attentionDimension = method(Options => {CoefficientRing => ZZ/32003})
attentionDimension(List, List, ZZ) := ZZ => o -> (widths, ranks, tokens) -> (
    kk := o.CoefficientRing;
    checkField kk;
    checkAttention(widths, ranks, tokens);
    W := flatten apply(#ranks, k -> {random(kk^(widths#(k+1)), kk^(widths#k)),
        random(kk^(ranks#k), kk^(widths#k)), random(kk^(ranks#k), kk^(widths#k))});
    D := kk(monoid[Variables => 1]);
    inD := apply(W, M -> sub(M, D));
    -- along each weight the outputs are a polynomial, whose linear coefficient is the derivative
    along := (k, i, j, X) -> (
        moved := inD#k + map(target inD#k, source inD#k, {(i, j) => D_0});
        apply(attentionOutputs(replace(k, moved, inD), X), f -> coefficient(D_0, f)));
    rankOnInputs(count -> (
        samples := apply(count, n -> sub(random(kk^(first widths), kk^tokens), D));
        matrix flatten apply(#W, k -> flatten apply(numrows W#k, i -> apply(numcols W#k, j ->
            flatten apply(samples, X -> along(k, i, j, X)))))), last widths))

-- filling.m2: exponents and widths with which networks have as many dimensions as they can have.

-- The expected dimension is the number of weights, less one for each hidden neuron.  A network has
-- it if each two neighbouring layers have (localization), and these do by Kruskal's theorem if the
-- exponent is at least (2 d - min(d, c)) / (min(b, d) - 1), for widths b, d, c.  So only exponents
-- below are tried.
activationThreshold = method(Options => {CoefficientRing => ZZ/32003})
activationThreshold List := ZZ => o -> widths -> (
    checkField o.CoefficientRing;
    if #widths < 3 or not all(widths, d -> instance(d, ZZ)) or last widths < 1
    or min drop(widths, -1) < 2 then
        error("expected at least three widths, all but the last at least 2, got ",
            toString widths);
    hidden := #widths - 2;
    expected := sum(hidden + 1, k -> widths#k * widths#(k+1)) - sum take(widths, {1, hidden});
    r := max prepend(2, apply(hidden, k -> (
        (b, d, c) := toSequence take(widths, {k, k + 2});
        ceiling((2*d - min(d, c)) / (min(b, d) - 1))))) - 1;
    while r > 0 and expected == networkDimension(widths, toList(hidden : r),
        CoefficientRing => o.CoefficientRing) do r = r - 1;
    r)

-- the widths of hidden layers with so many neurons in all with which a network fills its space
fillingWidths = (kk, inputs, outputs, exponent, hidden, neurons) -> (
    room := outputs * binomial(inputs - 1 + exponent^hidden, inputs - 1);
    sort select(
        apply(compositions(hidden, neurons - hidden), c -> apply(c, e -> e + 1)),
        h -> (
            widths := join({inputs}, h, {outputs});
            sum(hidden + 1, k -> widths#k * widths#(k+1)) - neurons >= room
                and room == networkDimension(widths, toList(hidden : exponent),
                    CoefficientRing => kk))))

minimalFilling = method(Options => {CoefficientRing => ZZ/32003})
minimalFilling(ZZ, ZZ, ZZ, ZZ) := List => o -> (inputs, outputs, exponent, depth) -> (
    checkField o.CoefficientRing;
    if min(inputs, outputs, exponent) < 1 or depth < 2 then
        error("expected positive numbers and at least two layers, got ",
            toString(inputs, outputs, exponent, depth));
    (neurons, found) := (depth - 1, {});
    while found === {} do (
        found = fillingWidths(o.CoefficientRing, inputs, outputs, exponent, depth - 1, neurons);
        neurons = neurons + 1);
    found)


-- The problem -------------------------------------------------------------
kk = ZZ/32003;
setRandomSeed 1;
neurons = 2;
filling = () -> fillingWidths(kk, 2, 1, 2, 2, neurons);
while #(found = filling()) == 0 do (
    neurons = neurons + 1;
    writeProgress("minimal-filling", {("neurons", neurons), ("widths", {})}));
writeAnswer("minimal-filling", {("neurons", neurons), ("widths", flatten found)})
