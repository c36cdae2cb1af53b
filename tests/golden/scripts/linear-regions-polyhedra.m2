-- The linear regions of a network
--
-- Here: linear regions of the ReLU network with given weights, widths 1, 2, 3, 1.
--
-- Each region is a polyhedron, which the next unit divides; parts of a lower dimension are none.
-- Two with the same function are one if they meet in a facet.
--
-- References:
--   G. Montufar, R. Pascanu, K. Cho, Y. Bengio: On the number of linear regions of deep
--   neural networks, NIPS 2014
--   J. E. Grigsby, K. Lindsey: On transversality of bent hyperplane arrangements and the
--   topological expressiveness of ReLU neural networks, SIAM J. Appl. Algebra Geom. 6 (2022)
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

-- regions.m2: a proof that a network has so many linear regions, checked in integers.
--
-- A layer is a list of units, a unit a list of affine functions {constant, slopes...} of the layer
-- before, of which it is the largest; in the last layer each unit has one, and is an output.  A
-- form is an affine function of the inputs; a point is {t, t x} with t > 0.  A pattern tells which
-- of its functions each unit is.  A refutation {pattern, {{u, j, y}, ...}}: of unit u the function
-- of the pattern is larger than function j, and u = -1 means t > 0.  If these inequalities, times y
-- > 0, add up to zero, then no point has the pattern (Gordan).

formAt = (f, p) -> sum apply(f, p, times)

composedForm = (f, forms) -> (
    constant := prepend(f#0, toList(#(forms#0) - 1 : 0));
    constant + sum apply(drop(f, 1), forms, times))

-- the functions of a unit by their numbers; of equal ones the first
differentForms = (unit, forms) -> (
    all' := apply(unit, f -> composedForm(f, forms));
    hashTable apply(select(#all', i -> position(all', f -> f == all'#i) == i), i -> i => all'#i))

-- a cell is {pattern, functions of each unit, forms of the last layer, of this one, points}
rowOfCell = (cell, u, j) -> (
    if u == -1 then prepend(1, toList(#(cell#2#0) - 1 : 0))
    else cell#1#u#(cell#0#u) - cell#1#u#j)

rowsOfCell = cell -> prepend(rowOfCell(cell, -1, 0), flatten apply(#(cell#0), u ->
    apply(select(keys cell#1#u, j -> j != cell#0#u), j -> rowOfCell(cell, u, j))))

sumOfRows = terms -> (
    if any(terms, t -> t#1 <= 0) then error "a multiple of an inequality is not positive";
    sum apply(terms, t -> t#1 * t#0))

largestOf = (functions, p) -> (
    values' := applyValues(functions, f -> formAt(f, p));
    best := select(keys values', i -> values'#i == max values values');
    if #best > 1 or p#0 <= 0 then error "a point is in no region";
    best#0)

dividedCell = (cell, unit, excluded) -> (
    functions := differentForms(unit, cell#2);
    parts := partition(p -> largestOf(functions, p), cell#4);
    found := apply(sort keys functions, i -> (
        part := {append(cell#0, i), append(cell#1, functions), cell#2,
            append(cell#3, functions#i), if parts#?i then parts#i else {}};
        if #(part#4) == 0 then (
            terms := apply(excluded#(part#0), t -> {rowOfCell(part, t#0, t#1), t#2});
            if #terms == 0 or any(sumOfRows terms, v -> v != 0)
            then error "the inequalities of a refutation do not add up to zero");
        part));
    select(found, part -> #(part#4) > 0))

-- all cells, when the points and the refutations prove that these are all, with the outputs as
-- forms
activationCells = (layers, points, refutations) -> (
    n := #(layers#0#0#0);
    excluded := hashTable apply(refutations, r -> r#0 => r#1);
    cells := {{{}, {}, apply(n - 1, i -> apply(n, j -> if j == i + 1 then 1 else 0)), {}, points}};
    scan(drop(layers, -1), layer -> (
        scan(layer, unit -> cells = flatten apply(cells, c -> dividedCell(c, unit, excluded)));
        cells = apply(cells, c -> {c#0, c#1, c#3, {}, c#4})));
    if any(cells, c -> #(c#4) > 1) then error "two points in one region";
    apply(cells, c -> {c#0, c#1, apply(last layers, unit -> composedForm(unit#0, c#2))}))

isMultipleOf = (f, h) -> (
    p := position(h, v -> v != 0);
    all(f, h, (a, b) -> f#p * b == a * h#p))

-- where a common facet of two cells would lie, or null: in the first layer in which they differ,
-- the functions of all units that differ are equal there
wallOf = (layers, c, d) -> (
    start := 0;
    for layer in drop(layers, -1) do (
        differ := select(toList(start .. start + #layer - 1), u -> c#0#u != d#0#u);
        if #differ > 0 then (
            walls := apply(differ, u -> c#1#u#(c#0#u) - c#1#u#(d#0#u));
            return if all(walls, h -> isMultipleOf(h, walls#0)) then walls#0);
        start = start + #layer);
    error "two cells are the same")

-- the numbers of activation regions, of affine functions, and of connected linear regions
regionNumbers = (layers, points, refutations, ties, separations) -> (
    cells := activationCells(layers, points, refutations);
    component := new MutableList from toList(0 .. #cells - 1);
    scan(ties, tie -> (
        (i, j, p) := toSequence tie;
        h := wallOf(layers, cells#i, cells#j);
        outside := select(join(rowsOfCell cells#i, rowsOfCell cells#j),
            r -> not isMultipleOf(r, h));
        if formAt(h, p) != 0 or any(outside, r -> formAt(r, p) <= 0) or cells#i#2 != cells#j#2
        then error "a tie is in no common facet of regions with the same function";
        (a, b) := (component#i, component#j);
        scan(#cells, k -> if component#k == b then component#k = a)));
    apart := hashTable apply(separations, s -> {s#0, s#1} => s#2);
    same := values partition(i -> cells#i#2, toList(0 .. #cells - 1));
    scan(same, group -> scan(subsets(sort group, 2), pair -> (
        (i, j) := toSequence pair;
        if component#i != component#j then (
            h := wallOf(layers, cells#i, cells#j);
            if h =!= null then (
                terms := apply(apart#pair, t -> {rowOfCell(cells#(pair#(t#0)), t#1, t#2), t#3});
                if any(terms, t -> isMultipleOf(t#0, h)) or not isMultipleOf(sumOfRows terms, h)
                then error "a separation does not add up to a multiple of the wall")))));
    {#cells, #same, #unique toList component})


-- The problem -------------------------------------------------------------
needsPackage "Polyhedra";
layers = {{{{0, 1}, {0, 0}}, {{0, -1}, {0, 0}}}, {{{0, 1, 1}, {0, 0, 0}}, {{-1, 1, 1}, {0,
  0, 0}}, {{-2, 1, 1}, {0, 0, 0}}}, {{{0, 1, -1, 0}}}};
n = #(layers#0#0#0) - 1;
-- where forms {constant, slopes...} are nonnegative
where' = rows -> polyhedronFromHData(-matrix apply(rows, f -> drop(f, 1)),
    transpose matrix {apply(rows, first)});

-- a region is {inequalities, forms of the last layer, forms of this one}
divided = (region, unit) -> (
    forms := values differentForms(unit, region#1);
    parts := apply(forms, f -> {
        join(region#0, apply(select(forms, g -> g != f), g -> f - g)),
        region#1, append(region#2, f)});
    select(parts, part -> dim where' part#0 == n));

inputs = apply(n, i -> apply(n + 1, j -> if j == i + 1 then 1 else 0));
regions = {{{prepend(1, toList(n : 0))}, inputs, {}}};
scan(drop(layers, -1), layer -> (
    scan(layer, unit -> regions = flatten apply(regions, r -> divided(r, unit)));
    regions = apply(regions, r -> {r#0, r#2, {}})));

bodies = apply(regions, r -> where' r#0);
functions = apply(regions, r -> apply(last layers, unit -> composedForm(unit#0, r#1)));
component = new MutableList from 0 ..< #regions;
scan(subsets(#regions, 2), pair -> (
    (i, j) := toSequence pair;
    (a, b) := (component#i, component#j);
    if a != b and functions#i == functions#j
    and dim intersection(bodies#i, bodies#j) == n - 1
    then scan(#regions, k -> if component#k == b then component#k = a)));
numbers = {#regions, #unique functions, #unique toList component};
writeAnswer("linear-regions", {("regions", numbers)})
