-- The weights of a network that have one function
--
-- Here: weights of the network with widths 1, 1, 1 and activation 1/3*z^2 + 1 with the function
--   'x1^2-1/2'.
--
-- The dimension of the weights (-1 if there are none), and how many they are modulo symmetries,
-- over the complex and over the real numbers (-1 if infinitely many): the solutions over QQ in the
-- cells of echelon forms.
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
--   nv0 = w1_11
--   nv1 = w2_11
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

-- cells.m2: the weights over one function modulo base changes, exactly.
--
-- A base change brings the rows of a block to a reduced echelon form, which no other one has.  So
-- the cells of all echelon forms meet each orbit once; orbits of rows of rank r have k r dimensions
-- for k rows.  Neurons that roots of unity turn have no row, or an entry that is not zero.

-- the cells of a matrix of variables: the dimension of orbits, whether the rank is full, equations
echelonCells = B -> (
    (k, n) := (numrows B, numcols B);
    flatten apply(k + 1, r -> apply(subsets(toList(0 .. n - 1), r), P -> (k * r, r == k,
        select(flatten apply(k, i -> apply(n, j -> (
            if i >= r or j < P#i then B_(i,j)
            else if member(j, P) then B_(i,j) - (if j == P#i then 1 else 0)
            else 0_(ring B)))), f -> f != 0)))))

-- The numbers of complex and of real points on the zeros of an ideal of dimension zero: the rank
-- and the signature of the form trace(a b) (Hermite).  All roots of its characteristic polynomial
-- are real, so that Descartes' rule counts them.
pointsByTraces = J -> (
    Q := ring J / J;
    B := flatten entries basis Q;
    entriesOf := f -> flatten entries lift(
        last coefficients(matrix{{f}}, Monomials => matrix{B}), QQ);
    traces := apply(B, b -> sum(#B, k -> (entriesOf(b * B#k))#k));
    M := matrix table(B, B, (a, b) -> sum(entriesOf(a * b), traces, times));
    T := QQ(monoid[Variables => 1]);
    f := det(T_0 * id_(T^(#B)) - sub(M, T));
    changes := g -> (
        signs := apply(reverse apply(listForm g, t -> (first first t, last t)), last);
        number(toList(1 .. #signs - 1), i -> signs#i * signs#(i-1) < 0));
    (up, down) := (changes f, changes sub(f, T_0 => -T_0));
    (up + down, up - down))

-- Of the zeros of I, modulo base changes of the blocks: for each cell with zeros the dimension of
-- the orbits of its zeros, whether no rank is smaller, and its ideal.
nonemptyCells = (I, blocks) -> (
    found := if any(I_*, isUnit) then {} else {(0, true, I)};
    for B in blocks do (
        cells := echelonCells B;
        found = select(flatten apply(found, (d, isFull, J) -> apply(cells, (e, full, equations) ->
            (d + e, isFull and full,
                if equations === {} then J else ideal gens gb(J + ideal equations)))),
            (d, isFull, J) -> J != 1));
    found)

-- (dimension of the zeros, number of orbits where no rank is smaller, how many have real points):
-- -1 if infinitely many.  A finite group of an order moves all points; and roots of unity turn the
-- neurons, pairs of a number of such roots and a list of weights, that are not zero.
fibreReport = (I, blocks, turned, order) -> (
    cells := nonemptyCells(I, blocks);
    if cells === {} then return (-1, 0, 0);
    d := max apply(cells, (e, isFull, J) -> e + dim J);
    full := last \ select(cells, c -> c#1);
    if any(full, J -> dim J > 0) then return (d, -1, -1);
    -- those where some of the neurons are zero, as often as roots of unity would turn the others
    counted := (J, rest, real) -> (
        if J == 1 then 0
        else if rest === {} then (if real then last else first) pointsByTraces J
        else (
            (n, row) := first rest;
            (m, zero) := (if real then gcd(n, 2) else n, J + ideal row);
            all := counted(J, drop(rest, 1), real);
            if zero == 1 then all
            else all + (m - 1) * counted(zero, drop(rest, 1), real)));
    prepend(d, apply((false, true), real -> (
        found := sum(full, J -> counted(J, turned, real));
        turns := order * product(turned, (n, row) -> if real then gcd(n, 2) else n);
        if found % turns != 0 then error("expected orbits of ", toString turns, " points, got ",
            toString found);
        found // turns))))

fibrePoints = method()
fibrePoints(Matrix, List, List) := Sequence => (phi, values, blocks) -> (
    R := ring phi;
    if numrows phi != 1 or numcols phi != #values then error("expected a row of ",
        toString(#values), " polynomials, got ", toString phi);
    if coefficientRing R =!= QQ then error("expected polynomials over QQ, got ", toString R);
    if any(blocks, B -> not instance(B, Matrix) or ring B =!= R) then
        error("expected matrices of variables, got ", toString blocks);
    (d, points, realPoints) := fibreReport(ideal(phi - matrix{values}), blocks, {}, 1);
    (d, if points < 0 then infinity else points, if realPoints < 0 then infinity else realPoints))


-- The problem -------------------------------------------------------------
R = QQ[nv0, nv1];
I = ideal matrix(R, {{
    1/3*nv0^2*nv1-1,
    nv1+1/2}});
blocks = {
    };
turned = {
    (2, {nv0})
    };
(dimension, points, realPoints) = fibreReport(I, blocks, turned,
    1);
writeAnswer("fibre", {
    ("dimension", dimension), ("points", points), ("realPoints", realPoints)})
