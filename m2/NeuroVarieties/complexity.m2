-- needs: regions
-- complexity.m2: how much a network with one or two inputs bends in a box, and how fast it varies.
--
-- Each bend is seen from both sides, so each side counts one half.  A sum of square roots is a hash
-- table from radicands without square factors to coefficients.

rationalAt = (row, p) -> row#0 + sum apply(drop(row, 1), p, times)

cornersOfBox = box -> (
    if #box == 1 then apply(box#0, v -> {v})
    else {{box#0#0, box#1#0}, {box#0#1, box#1#0}, {box#0#1, box#1#1}, {box#0#0, box#1#1}})

-- the part of an interval or a convex polygon where a row is not negative
clippedCorners = (corners, row) -> flatten apply(#corners, i -> (
    (p, q) := (corners#i, corners#((i - 1) % #corners));
    (v, w) := (rationalAt(row, p), rationalAt(row, q));
    cut := if v * w < 0 and (i > 0 or #p > 1) then {(v * q - w * p) / (v - w)} else {};
    if v >= 0 then append(cut, p) else cut))

volumeOf = corners -> (
    if #corners == 0 then return 0_QQ;
    if #(corners#0) == 1 then return max(apply(corners, first)) - min(apply(corners, first));
    abs sum(#corners, i -> (
        (p, q) := (corners#i, corners#((i + 1) % #corners));
        p#0 * q#1 - p#1 * q#0)) / 2)

-- the lengths of sides on which a row is zero, over that of its slope as a vector;
-- the end of an interval has the length 1
lengthsOfSides = (corners, row) -> (
    isOn := apply(corners, p -> rationalAt(row, p) == 0);
    slope := sum apply(drop(row, 1), abs) * 1_QQ;
    if #(corners#0) == 1 then return toList(number(isOn, identity) : 1 / slope);
    sides := select(#corners, i -> isOn#i and isOn#((i - 1) % #corners));
    apply(sides, i ->
        sum apply(corners#i, corners#((i - 1) % #corners), (x, y) -> abs(x - y)) / slope))

-- c * sqrt(q) as {radicand, coefficient}
rootTerm = (c, q) -> (
    n := numerator(q * 1_QQ) * denominator(q * 1_QQ);
    powers := apply(toList factor n, toList);
    radicand := product(powers, p -> if odd(p#1) then p#0 else 1);
    root := product(powers, p -> p#0^(p#1 // 2));
    {radicand, c * root / denominator(q * 1_QQ)})

rootSum = terms -> (
    groups := partition(first, select(terms, t -> t#1 != 0));
    flatten apply(sort keys groups, r -> (
        c := sum apply(groups#r, last);
        {r, numerator(c * 1_QQ), denominator(c * 1_QQ)})))

localComplexity = (layers, points, refutations, box, scale) -> (
    cells := activationCells(layers, points, refutations);
    whole := volumeOf cornersOfBox box;
    (bends, variation) := ({}, {});
    scan(cells, c -> (
        rows := drop(rowsOfCell c, 1);
        corners := fold((found, row) -> if #found > 0 then clippedCorners(found, row) else {},
            cornersOfBox box, rows);
        volume := volumeOf corners;
        if volume > 0 then (
            bent := select(rows, r -> any(drop(r, 1), v -> v != 0));
            bends = join(bends, flatten apply(bent, r -> (
                square := sum apply(drop(r, 1), v -> v^2);
                apply(lengthsOfSides(corners, r), l -> rootTerm(l / (2 * whole), square)))));
            slope := sum apply(flatten apply(c#2, f -> drop(f, 1)), v -> v^2);
            if slope > 0 then
                variation = append(variation, rootTerm(volume / (whole * scale), slope)))));
    {("complexity", rootSum bends), ("variation", rootSum variation)})
