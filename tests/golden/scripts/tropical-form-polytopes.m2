-- The tropical form of a network
--
-- Here: tropical form of the ReLU network with given weights, widths 2, 3, 1.
--
-- Each polynomial is the polyhedron of what lies below its exponents, with coefficients as heights:
-- a product is a Minkowski sum, a maximum the hull of both.  The vertices are the monomials
-- that are the largest somewhere.
--
-- References:
--   L. Zhang, G. Naitzat, L.-H. Lim: Tropical geometry of deep neural networks, ICML 2018
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


-- The problem -------------------------------------------------------------
needsPackage "Polyhedra";
layers = {{{{0, 1, 0}, {0, 0, 0}}, {{0, 0, 1}, {0, 0, 0}}, {{-1, 1, 1}, {0, 0, 0}}}, {{{0,
  1, -1, 2}}}};
n = #(layers#0#0#0) - 1;
monomial = v -> convexHull(transpose matrix {v}, transpose matrix {append(toList(n : 0), -1)});
one' = monomial toList(n + 1 : 0);
corners = P -> sort apply(entries transpose vertices P, v -> apply(v, c -> lift(c, ZZ)));

combined = (f, values') -> (
    g := monomial append(toList(n : 0), f#0);
    h := one';
    scan(drop(f, 1), values', (w, pq) -> (
        (p, q) := pq;
        if #corners p == 1 and #corners q == 1 then -- affine: it need not be divided among the two
            g = minkowskiSum(g, monomial(w * (first corners p - first corners q)))
        else if w != 0 then (
            if w < 0 then (p, q) = (q, p);
            g = minkowskiSum(g, abs w * p);
            h = minkowskiSum(h, abs w * q))));
    (g, h));

-- of differences g_i - h_i: the maximum of the g_i + sum_(j != i) h_j, less sum_j h_j
largest = (unit, values') -> (
    parts := apply(unique unit, f -> combined(f, values'));
    lower := apply(parts, last);
    tops := apply(#parts, i -> fold(minkowskiSum, prepend(first parts#i, drop(lower, {i, i}))));
    (fold(convexHull, tops), fold(minkowskiSum, lower)));

values' = apply(n, i -> (monomial apply(n + 1, j -> if i == j then 1 else 0), one'));
scan(layers, layer -> values' = apply(layer, unit -> largest(unit, values')));
(g, h) = apply(first values', P -> flatten apply(corners P, v -> prepend(last v, drop(v, -1))));
writeAnswer("tropical-form", {
    ("scale", 1), ("g", g), ("h", h)})
