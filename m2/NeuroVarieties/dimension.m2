-- needs: input
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
