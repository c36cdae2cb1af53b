-- The faces of a max-pooling layer's polytope
--
-- Here: max-pooling of 4 cells, windows of 3, stride 1.
--
-- Window after window, by what is known of the cells of windows to come.
--
-- References:
--   L. Escobar, P. Gallardo, J. Gonzalez-Anaya, J. L. Gonzalez, G. Montufar, A. H. Morales:
--   Enumeration of max-pooling responses with generalized permutohedra, arXiv:2209.14978
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

-- pooling.m2: faces of a sum of simplices, one for each window of cells.
--
-- A face is a choice of the largest cells F in each window W.  It exists if the relations "equal in
-- F, larger than in W without F" have no cycle through a strict one; its dimension is the number of
-- cells less that of the classes of equal ones.  Windows are read one after another; of those so
-- far the relations between the cells of windows to come are kept: pairs {cell, its class}, and
-- pairs {a, b} of classes of which a is larger.

-- the relations when F is largest in the window, and by how much the dimension grows; or null
afterWindow = (state, window, F, keep) -> (
    (classes, larger) := toSequence state;
    name := new MutableHashTable from apply(window, c -> c => c);
    scan(classes, c -> name#(c#0) = c#1);
    equal := set apply(F, c -> name#c);
    below := set apply(select(window, c -> not member(c, F)), c -> name#c);
    if any(toList equal, a -> below#?a) or any(larger, r -> equal#?(r#0) and equal#?(r#1))
    then return null;
    above := set apply(select(larger, r -> equal#?(r#1)), first);
    if any(toList above, a -> below#?a) then return null;
    below = below + set apply(select(larger, r -> equal#?(r#0) or below#?(r#0)), last);
    if any(toList below, a -> above#?a or equal#?a) then return null;
    joined := min toList equal;
    class := a -> if equal#?a then joined else a;
    pairsOf := join(
        apply(larger, r -> {class r#0, class r#1}),
        flatten apply(toList above, a -> apply(toList below, b -> {a, b})),
        apply(toList below, b -> {joined, b}),
        apply(toList above, a -> {a, joined}));
    first' := new MutableHashTable;
    kept := apply(sort select(keys name, c -> keep#?c), c -> (
        a := class name#c;
        if not first'#?a then first'#a = c;
        {c, first'#a}));
    inside := select(unique pairsOf, r -> first'#?(r#0) and first'#?(r#1));
    ({kept, sort apply(inside, r -> {first'#(r#0), first'#(r#1)})}, #equal - 1))

-- how many faces of dimensions 0, 1, ...; or the vertices alone
poolingFaces = (windows, faces) -> (
    states := hashTable {{{}, {}} => {1}};
    scan(#windows, i -> (
        keep := set flatten drop(windows, i + 1);
        found := new MutableHashTable;
        sizes := if faces then toList(1..#(windows#i)) else {1};
        scan(pairs states, (state, number) -> scan(sizes, k -> scan(subsets(windows#i, k), F -> (
            after := afterWindow(state, windows#i, F, keep);
            if after =!= null then (
                more := join(toList(after#1 : 0), number);
                old := if found#?(after#0) then found#(after#0) else {};
                found#(after#0) = addLists(old, more))))));
        states = new HashTable from found));
    (values states)#0)


-- The problem -------------------------------------------------------------
windows = {{0, 1, 2}, {1, 2, 3}};
numbers = poolingFaces(windows, true);
writeAnswer("max-pooling", {("faces", numbers)})
