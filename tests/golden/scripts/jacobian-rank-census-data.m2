-- Ranks of the Jacobian of a ReLU network over all activation regions
--
-- Here: Jacobian ranks of 2 ReLU neurons on 3 samples in R^2.
--
-- The rank for each set of patterns; which patterns there are is proved by certificates.
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

-- lists.m2: sums of lists of numbers.

-- entry by entry; the shorter list goes on with zeros
addLists = (f, g) -> apply(max(#f, #g), j ->
    (if j < #f then f#j else 0) + (if j < #g then g#j else 0))

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

-- census.m2: ranks of the Jacobian of a ReLU network with one hidden layer, over all regions.
--
-- The rank depends on the set of the neurons' activation patterns.  Samples on a line have for
-- each gap k between them the patterns right and left of it, besides all and none.  Chosen gaps
-- are nodes; between two of them, g apart, max(g - 2, 0) dimensions of the cokernel are free,
-- and two at its ends, less one for each gap of length one between nodes of opposite sides; none
-- at the ends if some node has both sides.

-- for each rank from 0 on, how many sets of 0, 1, ... patterns have it; sides -1, 1, and 0 for both
setsByRank = n -> (
    states := hashTable {{-1, 0, 0, 0} => {1, 1}, {0, 0, 2, 0} => {0, 1, 1}};
    scan(1..n, k -> (
        found := new MutableHashTable;
        put := (state, f) -> found#state = if found#?state then addLists(found#state, f) else f;
        scan(pairs states, (state, f) -> (
            (side, behind, ends, nullity) := toSequence state;
            scan(if k < n then {(-1, 1), (1, 1), (0, 2)} else {(1, 0)}, (mark, new') -> (
                more := if mark == 0 then 2 else if behind == 0 and side == -mark then ends + 1
                    else ends;
                put({mark, 0, min(more, 2), nullity}, join(toList(new' : 0), f))));
            if k < n then put({side, 1, ends, nullity + behind}, f)));
        states = new HashTable from found));
    byRank := new MutableList from n + 1 : {};
    scan(pairs states, (state, f) -> (
        r := n - state#3 - (2 - state#2);
        byRank#r = addLists(byRank#r, f)));
    toList byRank)

-- maps of so many neurons onto 0, 1, ..., m patterns
surjections = (hidden, m) -> (
    found := prepend(1, toList(m : 0));
    scan(hidden, i -> found = prepend(0, apply(1..m, j -> j * (found#j + found#(j-1)))));
    toList found)

censusOnALine = (n, hidden) -> (
    sets := setsByRank n;
    onto := surjections(hidden, max apply(sets, f -> #f));
    apply(sets, f -> sum apply(#f, j -> f#j * onto#j)))

-- for any samples: which patterns there are is proved by the certificates of their fan
censusByPatterns = (points, hidden, witnesses, refutations) -> (
    fanByParts(points, 2, witnesses, refutations);
    censusOfFan(points, hidden, witnesses))

censusOfFan = (points, hidden, witnesses) -> (
    cones := apply(witnesses, w -> apply(points, p -> largestAt(p, w)));
    patterns := flatten apply(cones, c -> apply(2, s -> apply(c, l -> if l == s then 1 else 0)));
    onto := surjections(hidden, min(hidden, #patterns));
    ranks := new MutableList from #points + 1 : 0;
    scan(1..#onto-1, j -> scan(subsets(patterns, j), chosen -> (
        J := matrix apply(#points, i -> flatten apply(chosen, a -> a#i * points#i));
        r := rank sub(J, QQ);
        ranks#r = ranks#r + onto#j)));
    toList ranks)


-- The problem -------------------------------------------------------------
points = {{1, 0, 0}, {1, 1, 0}, {1, 0, 1}};
witnesses = {{{0, 0, 0}}, {{1, 0, -2}, {0, 0, 0}}, {{1, -2, 0}, {0, 0, 0}}, {{1, -2, -2}, {0,
  0, 0}}};
refutations = {};
ranks = censusByPatterns(points, 2, witnesses, refutations);
writeAnswer("jacobian-rank-census", {("ranks", ranks)})
