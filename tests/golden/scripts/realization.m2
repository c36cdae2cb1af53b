-- A ReLU network with a given function
--
-- Here: realization of the tropical rational function with 5 + 1 monomials in R^2.
--
-- The network, unit by unit the bias and the weights, computes max g - max h; numbers are divided
-- by the scale.  The simplices are those of two triangulations.  All of it is checked here.
--
-- References:
--   L. Zhang, G. Naitzat, L.-H. Lim: Tropical geometry of deep neural networks, ICML 2018
--   R. Arora, A. Basu, P. Mianjy, A. Mukherjee: Understanding deep neural networks with
--   rectified linear units, ICLR 2018
--   C. Koutschan, B. Moser, A. Ponomarchuk, J. Schicho: Representing piecewise linear
--   functions by functions with small arity, Appl. Algebra Eng. Commun. Comput. (2023)
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

-- realization.m2: a proof that a ReLU network computes max g - max h.
--
-- What the network computes is a formal sum of maxima of finite sets of affine functions: the
-- positive part of max A - max B is max (A, B) - max B, and a sum of maxima is one of sums.
-- Simplices of exponents are proved to be a triangulation on which the constants are concave; then
-- max g is the sum over its faces that are not in the boundary, with the parity of their
-- codimension as a sign.
--
-- A formal sum is {affine function, hash table}: sets are the keys.

-- a function of the set, and the others less it, divided by what is common
formalMaximum = functions -> (
    sorted := sort unique functions;
    if #sorted == 1 then return {sorted#0, hashTable {}};
    rows := apply(sorted, f -> f - sorted#0);
    common := gcd flatten rows;
    {sorted#0, hashTable {apply(rows, f -> apply(f, v -> v // common)) => common}})

formalSum = (size, terms) -> (
    affine := toList(size : 0);
    sets := new MutableHashTable;
    scan(terms, t -> (
        affine = affine + t#0 * t#1#0;
        scanPairs(t#1#1, (key, v) ->
            sets#key = (if sets#?key then sets#key else 0) + t#0 * v)));
    {affine, hashTable select(pairs sets, p -> p#1 != 0)})

positivePartOf = term -> (
    (top, bottom) := ({term#0}, {0 * term#0});
    scanPairs(term#1, (key, k) ->
        if k > 0 then top = flatten apply(top, f -> apply(key, g -> f + k * g))
        else bottom = flatten apply(bottom, f -> apply(key, g -> f - k * g)));
    formalSum(#(term#0), {{1, formalMaximum(top | bottom)}, {-1, formalMaximum bottom}}))

-- pairs, then pairs of pairs: what is common is left out, as in the network
maximumByPairs = functions -> (
    size := #(functions#0);
    largest := apply(functions, f -> {f, hashTable {}});
    while #largest > 1 do largest = apply(pack(2, largest), pair -> if #pair == 1 then pair#0 else (
        difference := formalSum(size, {{1, pair#0}, {-1, pair#1}});
        formalSum(size, {{1, pair#1}, {1, positivePartOf difference}})));
    largest#0)

formalNetwork = layers -> (
    size := #(layers#0#0);
    unit := apply(size, i -> apply(size, j -> if i == j then 1 else 0));
    values' := apply(drop(unit, 1), row -> {row, hashTable {}});
    scan(#layers, number -> (
        inputs' := prepend({unit#0, hashTable {}}, values');
        values' = apply(layers#number, row ->
            formalSum(size, apply(#row, i -> {row#i, inputs'#i})));
        if number + 1 < #layers then values' = apply(values', positivePartOf)));
    values'#0)

-- the facets in the boundary, if this is a triangulation of the upper hull of the monomials
provedHull = (p, simplices) -> (
    rows := matrix apply(p, m -> prepend(1_QQ, drop(m, 1)));
    size := rank rows;
    heights := matrix apply(p, m -> {(m#0)_QQ});
    facets := new MutableHashTable;
    scan(simplices, s -> scan(s, v -> (
        facet := delete(v, s);
        facets#facet = append(if facets#?facet then facets#facet else {}, v))));
    centre := sum(simplices#0, v -> rows^{v});
    flatten apply(#simplices, number -> (
        s := simplices#number;
        if #s != size then error "a simplex has not as many vertices as dimensions, and one";
        A := rows^s;
        dual' := transpose A * inverse(A * transpose A);
        Y := rows * dual';
        if any(flatten entries(Y * heights^s - heights), v -> v < 0)
        then error "a height is above a simplex";
        if number > 0 and all(flatten entries(centre * dual'), v -> v >= 0)
        then error "two simplices overlap";
        select(apply(#s, k -> (
            facet := delete(s#k, s);
            others := if #facet == 0 then {s#k} else delete(s#k, facets#facet);
            if #facet > 0 and (#others > 1 or any(others, w -> Y_(w, k) >= 0))
            then error "two simplices are on one side of a facet";
            if #others == 0 and any(flatten entries Y_{k}, v -> v < 0)
            then error "a facet is not in the boundary";
            if #others == 0 then facet)), f -> f =!= null))))

facesOf = simplices -> unique select(flatten apply(simplices, subsets), f -> #f > 0)

signedMaxima = (p, simplices, sign) -> (
    boundary := provedHull(p, simplices);
    if #simplices == 1 then return {{sign, p_(simplices#0)}};
    outer := set facesOf boundary;
    inner := select(facesOf simplices, f -> not outer#?f);
    size := #(simplices#0);
    ordered := last \ sort apply(inner, f -> {#f, f});
    apply(ordered, f -> {sign * (-1)^(size - #f), p_f}))

-- the signed sum, if the network computes max g - max h; without simplices the two maxima
realization = (layers, g, h, simplices) -> (
    sums := {{1, g}, {-1, h}};
    used := sums;
    if #simplices > 0 then (
        sums = signedMaxima(g, simplices#0, 1) | signedMaxima(h, simplices#1, -1);
        used = apply({(1, g, simplices#0), (-1, h, simplices#1)}, (k, p, part) ->
            {k, p_(sort unique flatten part)}));
    size := #(g#0);
    formal := terms -> formalSum(size, apply(terms, t -> {t#0, maximumByPairs t#1}));
    found := formalNetwork layers;
    allowed := {formal sums, formal used};
    if not any(allowed, f -> f#0 == found#0 and f#1 === found#1)
    then error "the network computes another function";
    sums)


-- The problem -------------------------------------------------------------
layers = {{{0, 1, 0}, {0, -1, 0}, {0, 0, 1}, {0, 0, -1}, {0, 1, -1}, {4, 1, -6}, {1, 0,
  -1}}, {{0, 0, 0, 0, 0, 1, 0, 0}, {0, 0, 0, 0, 0, 0, 1, 0}, {0, 1, 0, -1, 1, 0,
  0, 0}, {4, -1, 1, -4, 4, 2, 0, 0}, {2, 1, -1, -4, 4, 0, 0, 2}, {0, -1, 1, 2, -2,
  0, 0, 0}, {0, 1, -1, -2, 2, 0, 0, 0}}, {{-4, -2, -1, 2, 1, 1, 1, -1}}};
g = {{0, 0, 0}, {0, 2, 0}, {0, 0, 2}, {-2, 2, 2}, {-4, 1, 6}};
h = {{0, 2, 4}};
simplices = {{{0, 1, 2}, {1, 2, 4}, {1, 3, 4}}, {{0}}};
sums = realization(layers, g, h, simplices);
writeAnswer("realization", {
    ("scale", 2),
    ("widths", apply(layers, layer -> #layer)),
    ("layers", flatten flatten layers),
    ("coefficients", apply(sums, s -> s#0)),
    ("sizes", apply(sums, s -> #(s#1))),
    ("functions", flatten flatten apply(sums, s -> s#1))})
