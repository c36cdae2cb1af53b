-- The local minima of the square loss of a ReLU network, by activation regions
--
-- Here: local minima of 1 ReLU neurons on 3 samples in R^1.
--
-- For each region critical weights of the quadratic form that the loss is there: in the region, or
-- with inequalities that exclude it.  Both are checked here; losses and ranks are computed.
--
-- References:
--   K. Karhadkar, M. Murray, H. Tseran, G. Montufar: Mildly overparameterized ReLU networks
--   have a favorable loss landscape, arXiv:2305.19510
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

-- minima.m2: local minima of the square loss of a ReLU network with one hidden layer, by regions.
--
-- On a region the outputs are J w.  Each proof is {numbers, multipliers}: the numbers, divided by
-- the last of them, are weights w with J^T (J w - y) = 0, a critical point.  Without multipliers w
-- lies in the region, so it is a local minimum.  Otherwise inequalities {r, f}, with r = j n + i
-- for neuron j at sample i and f > 0, add up to a combination of rows of J, which is constant on
-- all critical points, and it is not positive at w: none of them satisfies them all (Motzkin).

-- the numbers of all regions and of those with full rank; patterns, ranks, losses of minimal ones
localMinima = (points, y, v, witnesses, refutations, proofs) -> (
    fanByParts(points, 2, witnesses, refutations);
    cones := apply(witnesses, w -> apply(points, p -> largestAt(p, w)));
    patterns := flatten apply(cones, c -> apply(2, s -> apply(c, l -> if l == s then 1 else 0)));
    regions := {{}};
    scan(#v, j -> regions = flatten apply(regions, r -> apply(patterns, a -> append(r, a))));
    if #regions != #proofs then error "expected a proof for each region";
    X := apply(points, p -> apply(p, c -> c / p#0));
    Y := transpose matrix {apply(y, c -> c / 1)};
    (full, active, ranks, losses) := (0, {}, {}, {});
    scan(regions, proofs, (region, proof) -> (
        J := matrix apply(#X, i -> flatten apply(#v, j -> (v#j * region#j#i) * X#i));
        numbers := proof#0;
        w := transpose matrix {apply(drop(numbers, -1), c -> c / last numbers)};
        errors := J * w - Y;
        if transpose J * errors != 0 then error "the weights are not critical";
        inequality := r -> (
            (j, i) := (r // #X, r % #X);
            sign := if region#j#i == 1 then 1 else -1;
            matrix {flatten apply(#v, k -> if k == j then sign * X#i else 0 * X#i)});
        r := rank J;
        if r == #X then full = full + 1;
        if #(proof#1) == 0 then (
            if any(#v * #X, k -> (inequality k * w)_(0, 0) <= 0)
            then error "the weights lie elsewhere";
            loss := (transpose errors * errors)_(0, 0);
            active = join(active, flatten region);
            ranks = append(ranks, r);
            losses = join(losses, {numerator loss, denominator loss}))
        else (
            if any(proof#1, m -> m#1 <= 0) then error "a multiplier is not positive";
            total := sum apply(proof#1, m -> m#1 * inequality(m#0));
            if rank(J || total) != r or (total * w)_(0, 0) > 0
            then error "the inequalities do not exclude the critical points")));
    ({#regions, full}, active, ranks, losses))


-- The problem -------------------------------------------------------------
points = {{1, 0}, {1, 1}, {1, 2}};
y = {1/1, 0/1, 1/2/1};
v = {1/1};
witnesses = {{{0, 0}}, {{3, -2}, {0, 0}}, {{1, -2}, {0, 0}}};
refutations = {{{0, 0, 1, 1}, {1, 1, 0, 2}, {2, 0, 1, 1}}};
proofs = {{{3, -1, 4}, {}}, {{-1, -1, 1}, {}}, {{1, -1, 1}, {{1, 1}}}, {{-3, 2, 2}, {}},
  {{1, -2, 1}, {}}, {{-1, 1, 2}, {{1, 1}}}};
(regions, active, ranks, losses) = localMinima(points, y, v, witnesses, refutations, proofs);
writeAnswer("local-minima", {
    ("regions", regions), ("active", active), ("ranks", ranks), ("losses", losses)})
