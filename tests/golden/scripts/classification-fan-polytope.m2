-- The maximal cones of a classification fan
--
-- Here: classification fan of 3 points in R^1 with 2 + 1 terms.
--
-- The vertices of the sum of the simplices with the vertices e_l * (1, p), one for each point p.
-- The constants in block l of a vertex count the points at which function l is the largest.
--
-- References:
--   G. Montufar, Y. Ren, L. Zhang: Sharp bounds for the number of regions of maxout networks
--   and vertices of Minkowski sums, SIAM J. Appl. Algebra Geom. 6 (2022)
--   T. M. Cover: Geometrical and statistical properties of systems of linear inequalities,
--   IEEE Trans. Electronic Computers 14 (1965)
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
points = {{1, 0}, {1, 1}, {1, 3}};
k = 3;
needsPackage "Polyhedra";
ofPoint = p -> convexHull(id_(QQ^k) ** transpose matrix {p});
V = vertices fold(minkowskiSum, apply(points, ofPoint));
used = apply(numcols V, j -> number(k, l -> V_(l * #(points#0), j) != 0));
byParts = apply(k, j -> number(used, u -> u == j + 1) // product(j + 1, i -> k - i));
writeAnswer("classification-fan", {("parts", byParts)})
