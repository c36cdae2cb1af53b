-- Cones of a classification fan by the number of mistakes
--
-- Here: mistakes on 2 positive points, classification fan of 4 points in R^2 with 1 + 1 terms.
--
-- Functions in each cone and refutations of all others prove which cones there are; facets between
-- them are found here, or given where the segment between two witnesses does not cross them.
--
-- References:
--   M.-C. Brandenburg, G. Loho, G. Montufar: The real tropical geometry of neural networks,
--   arXiv:2403.11871
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

-- mistakes.m2: cones of a classification fan by mistakes, their components and local minima.
--
-- Two cones have a facet in common if their covectors differ at one point, and some functions have
-- a tie there and this covector elsewhere.  Mostly the segment between two witnesses contains such
-- functions.  Else a list {p, labels, functions, refutation, m} has them, or inequalities that add
-- up to zero with m times the tie; labels are the covector and the other function at point p.

-- lists of j different numbers below k
arrangements = (k, j) -> if j == 0 then {{}} else (
    flatten apply(arrangements(k, j - 1), a ->
        apply(select(toList(0..k-1), l -> not member(l, a)), l -> append(a, l))))

-- pairs of a covector and its functions, with their names; those largest nowhere lie low
namedCones = (points, k, witnesses) -> flatten apply(witnesses, w -> (
    c := apply(points, p -> largestAt(p, w));
    low := prepend(w#0#0 - 16777216, drop(w#0, 1));
    apply(arrangements(k, #w), names -> (
        functions := new MutableList from k : low;
        scan(#w, i -> functions#(names#i) = w#i);
        (apply(c, i -> names#i), toList functions)))))

-- whether two functions and no others are largest at p somewhere between x and y
isCrossed = (p, a, b, x, y) -> (
    u := apply(x, f -> scalarProduct(f, p));
    v := apply(y, f -> scalarProduct(f, p));
    w := (v#b - v#a) * u + (u#a - u#b) * v;
    all(#w, l -> l == a or l == b or w#l < w#a))

isTie = (points, k, p, labels, functions, refutation, m) -> (
    c := drop(labels, -1);
    (a, b) := (c#p, last labels);
    if #functions > 0 then (
        at := apply(functions, f -> scalarProduct(f, points#p));
        tied := at#a == at#b and all(#at, l -> l == a or l == b or at#l < at#a);
        if not tied or any(#c, q -> q != p and largestAt(points#q, functions) != c#q)
        then error "functions have no tie";
        return true);
    (largest, total) := sumOfInequalities(points, k, refutation);
    if any(keys largest, q -> largest#q != c#q) or any(refutation, r -> r#0 == p and r#2 == b)
    or #refutation == 0 then error "a refutation of a tie is of others";
    total#a = total#a + m * points#p;
    total#b = total#b - m * points#p;
    checkZero total;
    false)

-- The points are different, and each counts as often as it has copies.
--
-- By mistakes the numbers of cones, of components, and of components of the cones with at most so
-- many; for each local minimum how many cones it has; and the first of their covectors.  The first
-- n functions are positive.
mistakeCounts = (points, n, k, positive, copies, witnesses, ties) -> (
    cones := namedCones(points, k, witnesses);
    codes := apply(cones, (c, functions) -> sum(#c, q -> c#q * k^q));
    place := hashTable apply(#cones, i -> codes#i => i);
    mistakes := apply(cones, (c, functions) ->
        sum(#c, q -> if (c#q < n) === positive#q then 0 else copies#q));
    numbers := toList(0..sum copies);
    known := hashTable apply(ties, t ->
        {t#0, t#1} => isTie prepend(points, prepend(k, toSequence t)));
    parent := new MutableList from toList(0..#cones-1);
    root := i -> (while parent#i != i do (parent#i = parent#(parent#i); i = parent#i); i);
    level := new MutableHashTable;
    falls := new MutableHashTable;
    scan(numbers, e -> (level#e = new MutableHashTable; falls#e = new MutableHashTable));
    for i from 0 to #cones-1 do (
        c := cones#i#0;
        for p from 0 to #c-1 do for b from c#p+1 to k-1 do (
            d := codes#i + (b - c#p) * k^p;
            if place#?d then (
                j := place#d;
                those := if mistakes#i == mistakes#j then level else falls;
                those#(max(mistakes#i, mistakes#j))#(i, j) = p)));
    isFacet := (i, j, p) -> (
        (c, x) := cones#i;
        (d, y) := cones#j;
        key := {p, renamedLabels append(c, d#p)};
        if isCrossed(points#p, c#p, d#p, x, y) then true else if known#?key then known#key);
    connect := found -> (
        undecided := select(pairs found, (e, p) -> root e#0 != root e#1 and (
            state := isFacet(e#0, e#1, p);
            if state === true then parent#(root e#0) = root e#1;
            state === null));
        if any(undecided, (e, p) -> root e#0 != root e#1) then error "a facet is not decided");
    scan(numbers, e -> connect level#e);
    components := apply(#cones, root); -- roots are cones of their components
    minima := {};
    sublevels := apply(numbers, e -> (
        connect falls#e;
        low := select(#cones, i -> mistakes#i <= e);
        fewer := set apply(select(low, i -> mistakes#i < e), root);
        fresh := select(low, i -> not fewer#?(root i));
        minima = join(minima, values partition(i -> components#i, fresh));
        #(unique apply(low, root))));
    perLevel := those -> apply(numbers, e -> number(those, i -> mistakes#i == e));
    firsts := apply(minima, those -> first sort apply(those, i -> cones#i#0));
    {perLevel toList(0..#cones-1), perLevel unique components, sublevels,
        apply(minima, those -> #those), firsts})


-- The problem -------------------------------------------------------------
points = {{1, 0, 0}, {1, 1, 0}, {1, 0, 1}, {1, 1, 1}};
(n, k) = (1, 2);
positive = apply({0, 1, 1, 0}, s -> s == 1);
copies = {1, 1, 1, 1};
witnesses = {{{0, 0, 0}}, {{3, -2, -2}, {0, 0, 0}}, {{1, 2, -2}, {0, 0, 0}}, {{1, 0, -2}, {0,
  0, 0}}, {{1, -2, 2}, {0, 0, 0}}, {{1, -2, 0}, {0, 0, 0}}, {{1, -2, -2}, {0, 0,
  0}}};
refutations = {{{0, 0, 1, 1}, {1, 1, 0, 1}, {2, 1, 0, 1}, {3, 0, 1, 1}}};
ties = {};
fanByParts(points, k, witnesses, refutations);
counted = mistakeCounts(points, n, k, positive, copies, witnesses, ties);
writeAnswer("mistake-levels", {
    ("cones", counted#0), ("components", counted#1), ("sublevels", counted#2),
    ("minima", counted#3), ("covectors", flatten counted#4)})
