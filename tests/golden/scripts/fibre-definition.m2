-- The weights of a network that have one function, by their definition
--
-- Here: weights of the convolutional network with filters 2, 2 with the function '1, 0, -1/3'.
--
-- The dimension of the components of the weights (-1 if there are none); and how many weights there
-- are in a random chart modulo symmetries, over the complex and over the real numbers (-1 if
-- infinitely many), over QQ.
--
-- References:
--   M. Trager, K. Kohn, J. Bruna: Pure and Spurious Critical Points: a Geometric Study of
--   Linear Networks, ICLR 2020
--   P. Pedersen, M.-F. Roy, A. Szpirglas: Counting real zeros in the multivariate case,
--   Computational Algebraic Geometry, 1993, 203-224
--
-- How to run:  M2 --script FILE      (Macaulay2 1.21 or later; nothing else is needed)
-- The answer stands between NEUROVARIETY-ANSWER and END; a line is a name, a type, a value.
--
-- Names:
--   nv0 = w1_1
--   nv1 = w1_2
--   nv2 = w2_1
--   nv3 = w2_2
--
-- Written by neurovariety 0.2.0; the functions are those of its package NeuroVarieties.

needsPackage "MinimalPrimes";
needsPackage "Saturation";

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

-- overfunction.m2: the weights over one function, by components and in a random chart.

-- the number of real roots of a squarefree polynomial in one variable (Sturm)
realRootCount = f -> (
    x := (ring f)_0;
    chain := {f, diff(x, f)};
    while last chain != 0 do chain = append(chain, -(chain#-2 % chain#-1));
    chain = select(chain, g -> g != 0);
    changes := s -> (
        signs := apply(chain, g -> leadCoefficient g * s^(first degree g));
        number(toList(1 .. #signs - 1), i -> signs#i * signs#(i-1) < 0));
    changes(-1) - changes 1)

-- the real points of a prime ideal of dimension zero: the real values of a random linear form
realPointCount = P -> (
    R := ring P;
    T := QQ(monoid[Variables => numgens R + 1, MonomialOrder => {numgens R, 1}]);
    x := map(T, R, take(gens T, numgens R));
    form := sum(numgens R, i -> random(1, 1000) * T_i);
    f := (selectInSubring(1, gens gb(x P + ideal(T_(numgens R) - form))))_(0,0);
    U := QQ(monoid[Variables => 1]);
    realRootCount (map(U, T, append(toList(numgens R : 0_U), U_0))) f)

-- (dimension, number of orbits, how many have real points) of the zeros of I, as for cells: modulo
-- base changes of the blocks, which bring general matrices of full rank to B L = 1 for a general L,
-- and a finite group of an order that moves all.
fibreOverFunction = (I, blocks, order) -> (
    if I == 1 then return (-1, 0, 0);
    d := max apply(decompose I, dim);
    chart := I + sum(blocks, B -> (
        (k, n) := (numrows B, numcols B);
        ideal(B * sub(matrix table(n, k, (i, j) -> random(1, 100)), ring I) - id_((ring I)^k))));
    if chart == 1 then return (d, 0, 0);
    if dim chart > 0 then return (d, -1, -1);
    points := decompose chart;
    (d, sum(points, degree) // order, sum(points, realPointCount) // order))


-- The problem -------------------------------------------------------------
setRandomSeed 1;
R = QQ[nv0, nv1, nv2, nv3];
I = ideal matrix(R, {{
    nv0*nv2-1,
    nv1*nv2+nv0*nv3,
    nv1*nv3+1/3}});
blocks = {
    matrix {
    {nv0, nv1}}
    };
(dimension, points, realPoints) = fibreOverFunction(I, blocks, 1);
writeAnswer("fibre", {
    ("dimension", dimension), ("points", points), ("realPoints", realPoints)})
