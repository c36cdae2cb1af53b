-- needs: critical input learning maps moments
-- learningdegree.m2: how many critical functions and weights the square loss of a network has.

rowsOf = W -> apply(numrows W, i -> W^{i})

-- the coordinates, the coefficients as a row, and the gauge
networkParts = (kk, widths, exponents, bias) -> (
    sizes := apply(#widths - 1, k -> (widths#(k+1), widths#k + bias));
    W := variableMatrices(kk, numberedTables sizes);
    T := (ring first W)(monoid[Variables => widths#0]);
    terms := apply(exponents, r -> {(r, 1_kk)});
    outputs := networkOutputs(W, terms, bias > 0, transpose vars T);
    coordinates := flatten apply(#outputs, i ->
        apply(listForm outputs#i, (e, c) -> prepend(i, e)));
    powers := positions(exponents, r -> r > 1);
    linear := select(positions(exponents, r -> r == 1), k -> numrows W#k <= numcols W#k);
    (coordinates, coefficientRow outputs, hashTable {
        "blocks" => join(flatten apply(powers, k -> rowsOf W#k), W_linear),
        "apart" => flatten apply(powers, k ->
            apply(subsets(rowsOf W#k, 2), P -> (minors(2, P#0 || P#1))_*)),
        "outgoing" => flatten apply(powers, k ->
            apply(numcols W#(k+1) - bias, i -> flatten entries (W#(k+1))_{i})),
        "scale" => if bias == 0 and (exponents === {} or last exponents == 1)
            then flatten entries last W else {}}))

learningDegree = method(Options => {Biased => false, Data => null, CoefficientRing => ZZ/32003})
learningDegree(List, List) := Sequence => o -> (widths, exponents) -> (
    kk := o.CoefficientRing;
    checkField kk;
    if char kk == 0 then error "expected a prime field as CoefficientRing, got QQ";
    if #widths < 2 or not all(widths, d -> instance(d, ZZ) and d > 0) then
        error("expected at least two positive widths, got ", toString widths);
    if #exponents != #widths - 2 or not all(exponents, r -> instance(r, ZZ) and r > 0) then
        error("expected a positive exponent for each of ", toString(#widths - 2),
            " hidden layers, got ", toString exponents);
    if any(exponents, r -> r % char kk == 0) then
        error("expected a prime that divides no exponent, got ", toString char kk);
    (coordinates, phi, gauge) :=
        networkParts(kk, widths, exponents, if o.Biased then 1 else 0);
    W := if o.Data === null then randomMetric(kk, phi)
        else if o.Data === "Generic" then momentForm(coordinates, randomMoments kk)
        else if o.Data === "Gaussian" then sub(momentForm(coordinates, gaussianMoment), kk)
        else if instance(o.Data, Matrix) then o.Data
        else error("expected Data => null, \"Generic\", \"Gaussian\" or a matrix, got ",
            toString o.Data);
    W = checkedMetric(phi, W, kk);
    found := criticalWeights(phi, gauge, W, randomList(kk, numcols phi));
    (finiteCount(found#"functionsDimension", found#"functions"),
        if found#"parametersDimension" > 0 then infinity else found#"parameters"))
