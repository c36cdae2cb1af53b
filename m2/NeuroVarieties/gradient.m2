-- needs: input
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
