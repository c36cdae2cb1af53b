-- The limit of mirror flow for wide shallow networks
--
-- Here: limit of mirror flow on 3 data, biases of the uniform density on [-2, 2].
--
-- The function of the smallest norm in the space of the network's kernel.
--
-- References:
--   S. Liang, G. Montufar: Implicit Bias of Mirror Flow for Shallow Neural Networks in
--   Univariate Regression, arXiv:2410.03988
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

-- mirrorflow.m2: the limit of mirror flow for wide shallow ReLU networks with one input.
--
-- With m_k(t) the integral of p b^k for b up to t, p the density of the biases, the kernel of
-- neurons with input weights 1 and -1 is half of x z m_0 - (x + z) m_1 + m_2 up to the smaller one
-- of x and z, and from the larger one on.

-- the antiderivative of a polynomial in one variable
antiderivative = f -> (
    t := (ring f)_0;
    sum(listForm f, (e, c) -> c / (e#0 + 1) * t^(e#0 + 1)) + 0_(ring f))

valueAt = (f, v) -> (map(QQ, ring f, {v})) f

kernelForm = (a, b, m) -> (a * b * m#0 - (a + b) * m#1 + m#2) / 2

-- the moments up to a number: polynomials in it on each piece of the spline, and those in all
momentsBetween = (R, knots, cuts, rows) -> (
    t := R_0;
    (total, found) := ({0_R, 0_R, 0_R}, new MutableHashTable);
    scan(#rows, i -> (
        p := sum(#(rows#i), j -> rows#i#j * t^j);
        integrals := apply(3, k -> antiderivative(p * t^k));
        found#(cuts#i) = apply(integrals, total, (f, m) -> f - valueAt(f, cuts#i) + m);
        total = apply(found#(cuts#i), f -> promote(valueAt(f, cuts#(i + 1)), R))));
    current := {0_R, 0_R, 0_R};
    between := prepend(current, apply(knots, k -> (
        current = if k == last cuts then total else if found#?k then found#k else current;
        current)));
    (between, total))

-- the pieces of the spline, and its squared norm
mirrorFlowLimit = (x, y, cuts, rows) -> (
    R := QQ(monoid [getSymbol "t"]);
    t := R_0;
    knots := sort unique join(x, cuts);
    (between, total) := momentsBetween(R, knots, cuts, rows);
    below := hashTable apply(#knots, i -> (
        knots#i => apply(between#(i + 1), m -> valueAt(m, knots#i))));
    above := applyValues(below, m -> apply(total, m, (a, b) -> lift(a, QQ) - b));
    gram := matrix apply(x, a -> apply(x, b ->
        kernelForm(a, b, below#(min(a, b))) + kernelForm(a, b, above#(max(a, b)))));
    c := flatten entries solve(gram, transpose matrix {y});
    pieces := apply(#between, i -> (
        beyond := apply(total, between#i, (a, b) -> a - b);
        sum(#x, j -> c#j * (if i > 0 and x#j <= knots#(i - 1)
            then kernelForm(x#j, t, below#(x#j)) + kernelForm(x#j, t, beyond)
            else kernelForm(x#j, t, between#i) + kernelForm(x#j, t, above#(x#j)))) + 0_R));
    {("pieces", matrix {pieces}), ("norm", matrix {{sum(c, y, times) + 0_R}})})


-- The problem -------------------------------------------------------------
x = {-1/1, 0/1, 1/1};
y = {1/1, 0/1, 1/1};
cuts = {-2/1, 2/1};
density = entries sub(matrix {{1/4}}, QQ);
writeAnswer("mirror-flow-limit", mirrorFlowLimit(x, y, cuts, density))
