-- needs: invariant
-- lie.m2: the values at a point of the Lie algebra that vector fields generate.
--
-- The fields are the rows of a matrix F over ZZ/p.  No bracket is computed as a polynomial:
-- [X, Y] = DY X - DX Y needs only the derivative of Y along X, the coefficient of e in
-- Y(x + e X(x)) with e^2 = 0, and nested brackets need one such e for each level.  By Jacobi's
-- identity the brackets [X_i, [X_j, ... X_k]] span the Lie algebra.  At a generic point a level
-- that adds nothing is the last one: the brackets so far are then closed under brackets with the
-- fields.

deepestBrackets = 7

-- a polynomial ring with so many variables, and the same modulo their squares
jetRings = (kk, k) -> (
    P := kk(monoid[Variables => k]);
    (P, P / ideal apply(gens P, e -> e^2)))

-- [Z_1, [Z_2, ... Y]] at p for all rows Y of F, where Z_i is the combination c_i of the rows
bracketValues = (F, p, combinations) -> (
    (R, kk, k) := (ring F, coefficientRing ring F, #combinations);
    if k == 0 then return (map(kk, R, p)) F;
    (P, J) := jetRings(kk, k);
    x := matrix{apply(p, a -> promote(a, J))};
    Z := apply(combinations, c -> matrix{c} * F);
    scan(k, i -> x = x + J_i * (map(J, R, flatten entries x)) Z#i);
    W := (map(J, R, flatten entries x)) F;
    for i in reverse toList(0 .. k-1) do (
        atZero := map(J, J, apply(k, j -> if j == i then 0_J else J_j));
        x = atZero x;
        along := sub(diff(P_i, lift(W, P)), J);
        W = along - (atZero W) * (map(J, R, flatten entries x)) jacobian(Z#i));
    sub(lift(W, P), kk))

-- which rows are independent of those before them
independentRows = M -> if numrows M == 0 then {} else columnRankProfile mutableMatrix transpose M

unitCombination = (kk, n, i) -> apply(n, j -> if i == j then 1_kk else 0_kk)

-- the dimension with all brackets of a level, by random combinations
dimensionWithLevel = (F, p, rows, level) -> (
    (n, kk) := (numrows F, coefficientRing ring F);
    reached := numrows rows;
    while true do (
        fresh := bracketValues(F, p, apply(level, i -> apply(n, j -> random kk)));
        rows = rows || fresh;
        rows = rows^(independentRows rows);
        if numrows rows == reached or level == 0 then return numrows rows;
        reached = numrows rows))

-- Words of numbers of rows, counted from one, whose brackets are a basis of the values at p; the
-- dimensions after each level; and whether one more level added nothing.
bracketBasis = (F, p) -> (
    (n, kk) := (numrows F, coefficientRing ring F);
    rows := map(kk^0, kk^(numcols F), 0);
    (words, levels, ended) := ({}, {}, false);
    for level from 0 to deepestBrackets do (
        goal := dimensionWithLevel(F, p, rows, level);
        if goal == #words then (ended = true; break);
        while #words < goal do (
            prefix := apply(level, i -> random n);
            fresh := bracketValues(F, p, apply(prefix, i -> unitCombination(kk, n, i)));
            all' := rows || fresh;
            kept := select(independentRows all', i -> i >= numrows rows);
            words = words | apply(kept, i -> apply(append(prefix, i - numrows rows), j -> j + 1));
            rows = all'^(toList(0 ..< numrows rows) | kept));
        levels = append(levels, #words);
        if #words == numcols F then break);
    (words, levels, ended))

lieTrace = method()
lieTrace Matrix := ZZ => F -> (
    checkVectorFields F;
    kk := coefficientRing ring F;
    if char kk == 0 then (kk = ZZ/32003; F = fieldsOver(kk, F));
    p := apply(numcols F, i -> random kk);
    #first bracketBasis(F, p))

-- the same fields over ZZ/p
fieldsOver = (kk, F) -> (
    S := kk(monoid[Variables => numgens ring F]);
    sub(F, apply(numgens S, i -> (ring F)_i => S_i)))
