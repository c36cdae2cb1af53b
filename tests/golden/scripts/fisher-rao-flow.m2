-- The rate of the Fisher-Rao gradient flow of a linear programme
--
-- Here: Fisher-Rao gradient flow of a decision process with 2 states and 4 state-action pairs.
--
-- An optimal point, prices and a direction prove the optimum and the rate; they are checked here,
-- and the neighbours of the optimum are found.
--
-- References:
--   J. Mueller, S. Cayci, G. Montufar: Fisher-Rao gradient flows of linear programs and
--   state-action natural policy gradients, SIAM J. Optim. 35 (2025), arXiv:2403.19448
--   M. Birch: Maximum likelihood in three-way contingency tables,
--   J. R. Stat. Soc. B 25 (1963)
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


-- The problem -------------------------------------------------------------
data = {{1, 10, 1, 1, 0, 1, -9, 10}, {0, 1, -9, 10, 1, 10, 1, 1}, {2, 25, 1, 50}, {1, 1,
  0, 1, 2, 1, 0, 1}, {0, 1, 2, 25, 23, 25, 0, 1}, {18, 1, 20, 1}, {1, 1, -1, 10,
  -9, 10, 0, 1}};
writeAnswer("fisher-rao-flow", fisherRaoRate data)
