-- needs: nothing
-- programs.m2: rates of Fisher-Rao gradient flows of linear programmes, from a proof.
--
-- Maximise c x where A x = b and x >= 0.  The data are rows of numerators and denominators in
-- turn: those of A, then b, c, an optimal point x, prices y, and a direction z.  The slacks are y
-- A - c. They are zero where x is positive, and positive elsewhere, so x is optimal and its
-- support is that of the optimal face; the least of them there is the rate, for z proves that no
-- prices have more.

rationalNumbers = row -> apply(#row // 2, i -> row#(2*i) / row#(2*i+1))
partsOf = values -> flatten apply(values, v -> {numerator(v/1), denominator(v/1)})
columnOf = values -> transpose matrix {values}

-- the least gap of a neighbour of a vertex, and the least one over its total variation
leastGaps = (A, c, x, outside) -> (
    K := gens ker A;
    k := numColumns K;
    if #outside > k and binomial(#outside, k - 1) > 5000 then return {};
    found := {};
    scan(subsets(outside, k - 1), chosen -> (
        null := gens ker K^chosen;
        if numColumns null != 1 then return;
        z := flatten entries (K * null);
        if any(outside, j -> z#j < 0) then z = -z;
        if any(outside, j -> z#j < 0) then return;
        far := min apply(select(#z, j -> z#j < 0), j -> -x#j / z#j);
        gap := -far * sum apply(c, z, times);
        found = append(found, (gap, 2 * gap / (far * sum apply(z, abs))))));
    {min apply(found, first), min apply(found, last)})

-- optimum, support, uniqueness of the optimum and its prices, rate, slowest entries, least gaps
fisherRaoRate = data -> (
    rows := apply(data, rationalNumbers);
    A := matrix drop(rows, -5);
    (b, c, x, y, z) := toSequence take(rows, -5);
    slack := flatten entries (matrix {y} * A - matrix {c});
    if A * columnOf x != columnOf b or min x < 0 then error "the point is not in the polytope";
    support := positions(x, v -> v > 0);
    outside := positions(x, v -> v == 0);
    if any(support, j -> slack#j != 0) then error "a slack is not zero on the support";
    rate := min slack_outside;
    if rate <= 0 then error "a slack is not positive off the support";
    slowest := select(outside, j -> slack#j == rate);
    if A * columnOf z != 0 or any(outside, j -> z#j < 0)
    or select(outside, j -> z#j > 0) != slowest then error "the direction does not prove the rate";
    columns := rank A_support;
    least := if columns == #support then leastGaps(A, c, x, outside) else {};
    {("optimum", partsOf {sum apply(c, x, times)}), ("support", support),
     ("unique", columns == #support), ("degenerate", columns < numRows A),
     ("maximiser", partsOf x), ("rate", partsOf {rate}), ("slowest", slowest),
     ("least", partsOf least)})
