-- The degree of the closure of an image, and of the map onto it
--
-- Here: degree of the network with widths 4, 5, 1 and activation z^3.
--
-- There are as many weights modulo scalings as coefficients, and a theorem says that fibres are
-- finite: so the image is dense in its space.
--
-- References:
--   J. Harris, L. W. Tu: On symmetric and skew-symmetric determinantal varieties, Topology
--   23 (1984) 71-84
--   V. Shahverdi, G. L. Marchetti, K. Kohn: On the geometry and optimization of polynomial
--   convolutional networks, AISTATS 2025
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

-- generic.m2: generic fibres of networks that theorems know: the dimension and the number of
-- points, or 0 if there are infinitely many, modulo the symmetries of the network.

-- Linear networks, modulo base changes between layers.  The weights with ones along the diagonal
-- have partial products of the largest rank, so they are as good as general ones (quivers of type
-- A have one open orbit); the dimension of an orbit is the rank of the derivative of the action.
linearFibre = widths -> (
    (h, r) := (#widths - 1, min widths);
    W := apply(h, k -> map(QQ^(widths#(k+1)), QQ^(widths#k), (i, j) -> if i == j then 1 else 0));
    hidden := toList(1 .. h - 1);
    moved := flatten apply(hidden, k -> flatten apply(widths#k, a -> apply(widths#k, b -> (
        X := map(QQ^(widths#k), QQ^(widths#k), (i, j) -> if i == a and j == b then 1 else 0);
        flatten apply(h, l -> flatten entries(
            if l == k - 1 then X * W#l else if l == k then -W#l * X else 0 * W#l))))));
    orbit := if moved === {} then 0 else rank matrix moved;
    weights := sum(h, k -> widths#k * widths#(k+1)) - r * (first widths + last widths - r);
    (weights - orbit, if weights > orbit then 0 else 1))

-- Linear convolutions of one channel: the degrees of the filters of each stride, as polynomials,
-- which share the roots of their product among them; those of one degree are permuted.
factorFibre = degrees -> (0, product(degrees, L -> (
    many := (sum L)! // product(L, d -> d!);
    many // product(values tally select(L, d -> d > 0), n -> n!))))

-- One hidden layer of powers under Kruskal's condition on tensors: unique.
kruskalFibre = numbers -> (
    (n, k, m, r, bias) := toSequence numbers;
    (n, k) = (n + bias, k + bias);
    if k > 1 and min(k, m) + r * min(n, k) < 2 * k + r then
        error "expected numbers under Kruskal's condition";
    (0, 1))

-- Layers of two neurons and powers, with two outputs or more: unique.  The outputs span a pencil of
-- two powers, in which no third member is one (Riemann, Hurwitz).
pencilsFibre = numbers -> (
    if min numbers < 2 then error "expected numbers of at least two";
    (0, 1))

-- Sums of k powers of degree r of linear forms in n variables: their dimension is the expected one
-- but for quadrics and four exceptions (Alexander, Hirschowitz).  If they do not fill the forms,
-- they are unique but for quadrics and three exceptions (Chiantini, Ottaviani, Vannieuwenhoven),
-- and if they just do, for two variables and two cases more (Galuppi, Mella).
powersFibre = numbers -> (
    (n, k, r) := toSequence numbers;
    room := binomial(n - 1 + r, r);
    defective := member((n, k, r), {(3, 5, 4), (4, 9, 4), (5, 14, 4), (5, 7, 3)});
    d := if r == 2 then room - binomial(max(n - k, 0) + 1, 2)
        else min(k * n, room) - (if defective then 1 else 0);
    if k * n > d then return (k * n - d, 0);
    if k * n < room then
        return (0, if member((n, k, r), {(3, 9, 6), (4, 8, 4), (6, 9, 3)}) then 2 else 1);
    if n != 2 and not member((n, k, r), {(4, 5, 3), (3, 7, 5)}) then
        error "expected sums of powers whose number of decompositions is known";
    (0, 1))

-- The weights of a linear network over a matrix of rank e: their dimension, and 1 if base changes
-- take all to each other, else -1.  The partial products of rank s through which one of rank e
-- factors fill (s - e)(d_0 - s) + s d dimensions.
linearFibreOver = (d, e) -> (
    (r, h) := (min d, #d - 1);
    if e > r then return (-1, 0, 0);
    below := new HashTable from apply(min(d#0, d#1) + 1, s -> s => 0);
    for i from 2 to h do below = new HashTable from apply(min take(d, i + 1) + 1, t -> (
        t => max apply(select(keys below, s -> s >= t), s ->
            below#s + (s - t) * (d#0 - s) + s * d#(i-1) + d#i * (d#(i-1) - s))));
    one := if e == r and all(d_{1 .. h-1}, w -> w == r) then 1 else -1;
    (below#e, one, one))


-- The problem -------------------------------------------------------------
kk = QQ;
setRandomSeed 1;
(fibreDimension, points) = kruskalFibre {4, 5, 1, 3, 0};
if fibreDimension > 0 then error "expected finite fibres";
(dimension, degreeOfV) = (20, 1);
mapDegree = points * 120;  -- weights in an orbit of the symmetries
writeAnswer("image-degree", {("dimension", dimension), ("degree", degreeOfV),
    ("mapDegree", mapDegree)})
