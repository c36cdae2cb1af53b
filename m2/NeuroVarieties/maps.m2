-- needs: dimension input
-- maps.m2: what networks do to their weights: the coefficients of their functions.

-- tables of different numbers, from 1 on, layer by layer and row by row
numberedTables = sizes -> (
    n := 0;
    apply(sizes, (rows, columns) -> apply(rows, i -> apply(columns, j -> (n = n + 1)))))

-- matrices of variables: one for each number in the tables, where 0 stands for no weight
variableMatrices = (kk, tables) -> (
    numbers := sort unique select(flatten flatten tables, n -> n != 0);
    R := kk(monoid[Variables => #numbers]);
    weight := hashTable append(apply(#numbers, i -> numbers#i => R_i), 0 => 0_R);
    apply(tables, L -> matrix applyTable(L, n -> weight#n)))

-- the outputs of a network whose activations are polynomials, given by their terms
networkOutputs = (W, activations, bias, X) -> (
    for k to #W - 1 do (
        if k > 0 then X = matrix applyTable(entries X, t -> valueOf(activations#(k-1), t));
        if bias then X = X || matrix{{1_(ring X)}};
        X = sub(W#k, ring X) * X);
    flatten entries X)

-- the coefficients of polynomials, as a row over the ring of the weights
coefficientRow = functions -> matrix{flatten apply(functions, f -> last \ listForm f)}

networkMap = method(Options => {Biased => false, CoefficientRing => QQ})
networkMap(List, List) := Matrix => o -> (layers, activations) -> (
    kk := o.CoefficientRing;
    checkField kk;
    bias := if o.Biased then 1 else 0;
    (widths, isShared) := networkWidths(layers, activations, bias);
    terms := apply(activations, s -> activationTerms(kk, s));
    if any(terms, (f, g) -> g =!= {(0, 1_kk)}) then
        error("expected exponents or polynomials as activations, got ", toString activations);
    W := variableMatrices(kk, if isShared then layers else
        numberedTables apply(#widths - 1, k -> (widths#(k+1), widths#k + bias)));
    T := (ring first W)(monoid[Variables => first widths]);
    coefficientRow networkOutputs(W, first \ terms, o.Biased, transpose vars T))

convolutionMap = method(Options => {CoefficientRing => QQ})
convolutionMap(List, List) := Matrix => o -> (filters, strides) -> (
    checkField o.CoefficientRing;
    if #filters == 0 or #strides != #filters
    or not all(join(filters, strides), k -> instance(k, ZZ) and k > 0) then
        error("expected as many positive strides as filters, got ", toString filters, " and ",
            toString strides);
    R := o.CoefficientRing(monoid[Variables => sum filters]);
    T := R(monoid[Variables => 1]);
    (start, gap, whole) := (0, 1, 1_T);
    scan(filters, strides, (k, s) -> (
        whole = whole * sum(k, i -> promote(R_(start + i), T) * T_0^(i * gap));
        (start, gap) = (start + k, gap * s)));
    coefficientRow {whole})

attentionMap = method(Options => {CoefficientRing => QQ})
attentionMap(List, List, ZZ) := Matrix => o -> (widths, ranks, tokens) -> (
    checkField o.CoefficientRing;
    checkAttention(widths, ranks, tokens);
    W := variableMatrices(o.CoefficientRing, numberedTables flatten apply(#ranks, k -> (
        (d, e, a) := (widths#k, widths#(k+1), ranks#k);
        {(e, d), (a, d), (a, d)})));
    T := (ring first W)(monoid[Variables => first widths * tokens]);
    coefficientRow attentionOutputs(apply(W, M -> sub(M, T)), matrix pack(tokens, gens T)))
