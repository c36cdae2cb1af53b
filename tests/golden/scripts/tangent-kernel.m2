-- The smallest eigenvalue of a tangent kernel
--
-- Here: tangent kernel of 3 points on the sphere in R^3, relu.
--
-- What follows proves where it is: an interval and a vector, or a relation of the points.
--
-- References:
--   K. Karhadkar, M. Murray, G. Montufar: Bounds for the smallest eigenvalue of the NTK for
--   arbitrary spherical data of arbitrary dimension, arXiv:2405.14630
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

-- tangent.m2: where the smallest eigenvalue of the tangent kernel of a wide shallow network is.
--
-- The entries are real numbers of many bits, which MPFR rounds correctly, in intervals that are
-- much wider than what so few operations lose.  The matrix less a number is definite if all pivots
-- are positive; a quotient of Rayleigh bounds the eigenvalue from above.

dotProduct = (x, y) -> sum(#x, i -> x#i * y#i)

-- E[s(w.x) s(w.y)] + x.y E[s'(w.x) s'(w.y)] on the sphere, s of a slope for negative inputs
tangentEntry = (x, y, slope, bits) -> (
    real := n -> numeric(bits, n);
    dot := dotProduct(x, y);
    squares := dotProduct(x, x) * dotProduct(y, y);
    across := sqrt real(squares - dot^2);
    t := atan2(across, real dot);
    scale := sqrt real squares;
    (c, s) := (real dot / scale, across / scale);
    value := real((1 + slope)^2 / 2) * c
        + real((1 - slope)^2 / 2) / real pi * (s + (real pi - 2 * t) * c);
    error' := real((2 + 2 * slope^2) * 2_QQ^(12 - bits));
    interval(value - error', value + error'))

tangentMatrix = (points, slope, bits) -> table(points, points, (x, y) ->
    if x === y then interval numeric(bits, 1 + slope^2) else tangentEntry(x, y, slope, bits))

-- whether all pivots are positive when rows are eliminated one after another
hasPositivePivots = rows -> (
    while #rows > 0 do (
        top := first rows;
        if not left(top#0) > 0 then return false;
        rows = apply(drop(rows, 1), r -> (
            q := r#0 / top#0;
            apply(1 .. #r - 1, j -> r#j - q * top#j))));
    true)

-- the interval, if it is proved
tangentInterval = (points, slope, ends, vector', bits) -> (
    (low, high) := toSequence apply(ends, v -> interval numeric(bits, v));
    rows := tangentMatrix(points, slope, bits);
    n := #points;
    if not hasPositivePivots apply(n, i -> apply(n, j ->
        if i == j then rows#i#j - low else rows#i#j))
    then error "the matrix less the lower end is not certified to be definite";
    v := apply(vector', c -> interval numeric(bits, c));
    excess := sum(n, i -> v#i * (sum(n, j -> rows#i#j * v#j) - high * v#i));
    if not right excess < 0 then error "the quotient of Rayleigh is not below the upper end";
    ends)

-- whether the kernel takes the vector of all c_i |x_i| to zero
isTangentRelation = (points, slope, c) -> (
    vectors := select(apply(c, points, (a, x) -> a * x), v -> any(v, a -> a != 0));
    #vectors > 0
    and (slope == 1 or all(values tally vectors, k -> k == 2))
    and (slope == -1 or all(sum vectors, a -> a == 0)))

tangentKernel = (points, slope, ends, vector', bits, relation) -> (
    if #relation > 0 then (
        if not isTangentRelation(points, slope, relation) then error "this is no relation";
        ends = {0_QQ, 0_QQ})
    else ends = tangentInterval(points, slope, ends, vector', bits);
    pairs' := L -> flatten apply(L, q -> {numerator(q * 1_QQ), denominator(q * 1_QQ)});
    {("interval", pairs' ends), ("null", pairs' relation)})


-- The problem -------------------------------------------------------------
points = {{1, 2, 0}, {0, 1, 1}, {1, 1, 3}};
slope = {0/1}#0;
low = {422796941899337791/2305843009213693952/1};
high = {422796941899549189/2305843009213693952/1};
ends = low | high;
vector' = {-22709595956609016537, 73786976294838206464, -59924020253188354953};
bits = 264;
relation = {};
writeAnswer("tangent-kernel", tangentKernel(points, slope, ends, vector', bits, relation))
