-- The maximal cones of a classification fan
--
-- Here: classification fan of 4 points in R^2 with 2 + 1 terms.
--
-- For each cone, up to the names of the functions, functions in its interior; for all else sums of
-- inequalities that are zero.  Both are checked here, so the numbers are proved.
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

-- fan.m2: a proof that a classification fan has so many maximal cones, checked in integers.
--
-- Of k affine functions one is the largest at each point p.  Witnesses are functions, each with its
-- constant first; the numbers of the largest ones, in order of occurrence, are their covector.
-- A refutation is a list of {q, a, b, y}: at point q the function a is larger than b.  If these
-- inequalities, times y > 0, add up to zero, then no functions satisfy them all (Gordan).

-- the numbers 0, 1, ... in the order in which labels occur
renamedLabels = c -> (
    names := new MutableHashTable;
    apply(c, l -> (if not names#?l then names#l = #keys names; names#l)))

scalarProduct = (f, p) -> sum apply(f, p, times)

largestAt = (p, functions) -> (
    values := apply(functions, f -> scalarProduct(f, p));
    best := positions(values, v -> v == max values);
    if #best > 1 then error "a witness has two largest functions at a point";
    best#0)

-- of inequalities {q, a, b, y}: the function a of each point q, and what all functions add up to
sumOfInequalities = (points, k, inequalities) -> (
    largest := new MutableHashTable;
    total := new MutableHashTable from apply(k, l -> l => 0 * points#0);
    scan(inequalities, inequality -> (
        (q, a, b, y) := toSequence inequality;
        if y <= 0 or a == b or (largest#?q and largest#q =!= a)
        then error "a refutation is no sum of inequalities";
        largest#q = a;
        total#a = total#a + y * points#q;
        total#b = total#b - y * points#q));
    (largest, total))

checkZero = total -> if any(flatten values total, v -> v != 0) then (
    error "the inequalities of a refutation do not add up to zero")

-- its points, and which of them have the same largest function
refutedPattern = (points, k, refutation) -> (
    (largest, total) := sumOfInequalities(points, k, refutation);
    if #refutation == 0 then error "a refutation is empty";
    checkZero total;
    support := sort keys largest;
    (support, renamedLabels apply(support, q -> largest#q)))

-- the numbers of cones with 1, ..., k different labels, up to their names
fanByParts = (points, k, witnesses, refutations) -> (
    cones := set apply(witnesses, w -> renamedLabels apply(points, p -> largestAt(p, w)));
    if #cones < #witnesses then error "two witnesses of one cone";
    beginnings := set flatten apply(toList cones, c -> apply(#c - 1, t -> take(c, t + 1)));
    patterns := new MutableHashTable;
    scan(refutations, r -> (
        (support, pattern) := refutedPattern(points, k, r);
        t := last support;
        if not patterns#?t then patterns#t = new MutableHashTable;
        if not patterns#t#?support then patterns#t#support = new MutableHashTable;
        patterns#t#support#pattern = true));
    scan(toList beginnings, c -> scan(min(max c + 2, k), l -> (
        child := append(c, l);
        if not (beginnings#?child or cones#?child) then (
            found := if patterns#?(#c) then pairs patterns#(#c) else {};
            if not any(found, (support, those) -> those#?(renamedLabels child_support))
            then error("neither a witness nor a refutation of " | toString child)))));
    apply(k, j -> number(toList cones, c -> max c == j)))


-- The problem -------------------------------------------------------------
points = {{1, 0, 0}, {1, 1, 0}, {1, 0, 1}, {1, 1, 1}};
k = 3;
witnesses = {{{0, 0, 0}}, {{3, -2, -2}, {0, 0, 0}}, {{1, 2, -2}, {0, 0, 0}}, {{1, 0, -2}, {0,
  0, 0}}, {{2, -1, -2}, {-2, -2, 3}, {0, 0, 0}}, {{1, -2, 2}, {0, 0, 0}}, {{1, -2,
  0}, {0, 0, 0}}, {{2, -2, -1}, {1, 0, -2}, {0, 0, 0}}, {{1, -2, -2}, {0, 0, 0}},
  {{4, -4, -4}, {3, -2, -2}, {0, 0, 0}}, {{1, 2, -2}, {0, 4, -4}, {0, 0, 0}}, {{1,
  -2, -2}, {0, 3, -2}, {0, 0, 0}}, {{1, -2, -2}, {0, 1, -2}, {0, 0, 0}}};
refutations = {{{0, 0, 1, 1}, {1, 1, 0, 1}, {2, 1, 0, 1}, {3, 0, 1, 1}}};
byParts = fanByParts(points, k, witnesses, refutations);
writeAnswer("classification-fan", {("parts", byParts)})
