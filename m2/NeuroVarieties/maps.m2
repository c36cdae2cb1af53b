-- needs: dimension input
-- maps.m2: what networks do to their weights: the coefficients of their functions.

-- the coefficients of polynomials, as a row over the ring of the weights
coefficientRow = functions -> matrix{flatten apply(functions, f -> last \ listForm f)}

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
    sizes := flatten apply(#ranks, k -> (
        (d, e, a) := (widths#k, widths#(k+1), ranks#k);
        {(e, d), (a, d), (a, d)}));
    R := o.CoefficientRing(monoid[Variables => sum(sizes, times)]);
    T := R(monoid[Variables => first widths * tokens]);
    start := 0;
    W := apply(sizes, (m, n) -> (
        entriesOf := take(gens R, {start, start + m*n - 1});
        start = start + m*n;
        sub(matrix pack(n, entriesOf), T)));
    coefficientRow attentionOutputs(W, matrix pack(tokens, gens T)))
