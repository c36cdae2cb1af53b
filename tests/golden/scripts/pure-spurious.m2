-- The spectrum behind the pure and spurious critical points of a linear network
--
-- Here: pure and spurious critical points of the linear network with widths 2, 1, 2 for 2 given
--   samples.
--
-- The loss is 1/2 |W_h ... W_1 X - Y|^2.  In the coordinates of the data it is half of a squared
-- distance to Y X^t (X X^t)^-1, plus a constant.  By Eckart and Young its critical points of rank
-- e keep e singular directions; the squares of the singular values are the eigenvalues of the
-- matrix below.  A critical point that keeps the eigenvalues J has the loss
-- 1/2 (|Y|^2 - sum of J), and is pure if |J| is the smallest width.
--
-- References:
--   M. Trager, K. Kohn, J. Bruna: Pure and Spurious Critical Points: a Geometric Study of
--   Linear Networks, arXiv:1910.01671
--   P. Baldi, K. Hornik: Neural networks and principal component analysis: learning from
--   examples without local minima, Neural Networks 2 (1989) 53-58
--   P. Brechet, K. Papagiannouli, J. An, G. Montufar: Critical Points and Convergence
--   Analysis of Generative Deep Linear Networks Trained with Bures-Wasserstein Loss,
--   arXiv:2303.03027
--
-- How to run:  M2 --script FILE      (Macaulay2 1.21 or later; nothing else is needed)
-- The answer stands between NEUROVARIETY-ANSWER and END; a line is a name, a type, a value.
--
-- Names:
--   nv0 = t
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


-- The problem -------------------------------------------------------------
R = QQ[nv0];
X = sub(matrix {{1, 2}, {3, 4}}, QQ);
Y = sub(matrix {{1, 3}, {2, 4}}, QQ);
C = Y * transpose X * inverse(X * transpose X) * X * transpose Y;
f = det(R_0 * id_(R^(numRows C)) - sub(C, R));
writeAnswer("pure-spurious", {("rank", rank C), ("characteristicPolynomial", ideal f)})
