-- needs: nothing
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
