-- The combinatorial types of decision boundaries
--
-- Here: types of decision boundaries in R^2 of 2 - 2 terms.
--
-- Functions for each sign vector of determinants.  That these are all sign vectors is checked here,
-- and each determines a triangulation of slopes, which is dual to the boundary.
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

-- boundaries.m2: combinatorial types of the decision boundaries of max f_i - max g_j.
--
-- Functions are lists of slopes and a constant, and give vectors (1, slopes, constant); the vector
-- with number k is (0, ..., 0, 1).  Signs of the determinants of d + 2 vectors satisfy relations
-- of Grassmann and Pluecker, and as points lie on one side of a hyperplane, no dependency of
-- points, up to the last vector, is positive.  So products of signs, of numbers that add up to
-- zero, have both signs.  If there are as many functions as sign vectors with that, there are no
-- others.

parityOf = L -> (-1)^(number(subsets(#L, 2), p -> L#(min p) > L#(max p)))

-- for each set of vectors the rules of which it is the last: lists of a sign and numbers of factors
signRules = (k, d, sets) -> (
    place := hashTable apply(#sets, i -> sets#i => i);
    vectors := toList(0..k);
    relations := flatten apply(subsets(vectors, d), A -> (
        rest := select(vectors, v -> not member(v, A));
        apply(apply(subsets(rest, 4), sort), four -> (
            (a, b, c, e) := toSequence four;
            apply({(1, {a, b}, {c, e}), (-1, {a, c}, {b, e}), (1, {a, e}, {b, c})}, t -> (
                (P, Q) := (A | t#1, A | t#2);
                (t#0 * parityOf P * parityOf Q, {place#(sort P), place#(sort Q)})))))));
    circuits := apply(apply(subsets(vectors, d + 3), sort), C -> apply(
        select(d + 3, i -> C#i < k),
        i -> ((-1)^i, {place#(drop(C, {i, i}))})));
    rules := new MutableList from #sets : {};
    scan(relations | circuits, r -> (
        i := max flatten apply(r, t -> t#1);
        rules#i = append(rules#i, r)));
    toList rules)

-- how many sign vectors satisfy all rules
possibleSigns = (k, d, sets) -> (
    rules := signRules(k, d, sets);
    known := {{}};
    scan(#sets, i -> known = flatten apply(known, v -> select(
        {append(v, -1), append(v, 1)},
        w -> all(rules#i, r -> #(unique apply(r, t -> t#0 * product(t#1, j -> w#j))) == 2))));
    #known)

-- components and, by dimension, bounded and unbounded faces; h are the signs by the sets of vectors
boundaryType = (n, k, d, h) -> (
    points := toList(0..k-1);
    simplices := if k <= d then {points} else select(apply(subsets(points, d + 1), sort), s ->
        all(select(points, o -> not member(o, s)), o ->
            h#(sort append(s, o)) * (-1)^(number(s, v -> v > o)) != h#(append(s, k))));
    faces := unique flatten apply(simplices, s -> flatten apply(toList(2..#s), i -> subsets(s, i)));
    faces = select(apply(faces, sort), f -> first f < n and last f >= n);
    facets := tally flatten apply(simplices, s -> apply(subsets(s, #s - 1), sort));
    outer := select(keys facets, f -> facets#f == 1);
    isBounded := f -> #(simplices#0) == d + 1 and not any(outer, g -> all(f, v -> member(v, g)));
    parts := {};
    scan(faces, f -> (
        pieces := select(apply(subsets(f, 2), sort), e -> member(e, faces));
        near := select(parts, p -> any(pieces, e -> member(e, p)));
        parts = select(parts, p -> not member(p, near));
        parts = append(parts, unique flatten append(near, pieces))));
    dimensions := isIt -> apply(d, i ->
        number(faces, f -> #f == d + 1 - i and isBounded f == isIt));
    join({#parts}, dimensions true, dimensions false))

-- a list for each type: the number of its cells, and the type
boundaryTypes = (n, k, d, witnesses) -> (
    sets := apply(subsets(toList(0..k), d + 2), sort);
    cells := apply(witnesses, f -> (
        vectors := append(apply(f, g -> prepend(1, g)), append(toList(d + 1 : 0), 1));
        apply(sets, s -> (
            v := det matrix vectors_s;
            if v == 0 then error "a determinant is zero";
            if v > 0 then 1 else -1))));
    if #(unique cells) < #cells then error "two witnesses of one cell";
    if possibleSigns(k, d, sets) != #cells then error "a cell has no witness";
    types := tally apply(cells, c ->
        boundaryType(n, k, d, hashTable apply(#sets, i -> sets#i => c#i)));
    sort apply(keys types, t -> prepend(types#t, t)))


-- The problem -------------------------------------------------------------
(n, k, d) = (2, 4, 2);
witnesses = {{{1, 2, -1}, {2, 1, 2}, {1, -2, 1}, {-1, -1, 0}}, {{-1, 2, 1}, {1, 2, -1}, {0, 1,
  -2}, {0, -2, 2}}, {{-1, 2, -1}, {1, 2, 1}, {0, -2, -2}, {0, 1, 2}}, {{1, 2, 1},
  {2, 1, -2}, {-1, -1, 0}, {1, -2, -1}}, {{0, 1, -2}, {-1, 2, 1}, {1, 2, -1}, {0,
  -2, 2}}, {{1, 2, -1}, {1, -2, 1}, {-1, -1, 0}, {2, 1, 2}}, {{-1, 2, 1}, {0, 1,
  -2}, {0, -2, 2}, {1, 2, -1}}, {{-1, 2, -1}, {0, 1, 2}, {1, 2, 1}, {0, -2, -2}},
  {{1, 2, 1}, {1, -2, -1}, {2, 1, -2}, {-1, -1, 0}}, {{0, 1, 2}, {-1, 2, -1}, {0,
  -2, -2}, {1, 2, 1}}, {{1, 2, -1}, {-1, -1, 0}, {2, 1, 2}, {1, -2, 1}}, {{-1, 2,
  1}, {0, -2, 2}, {1, 2, -1}, {0, 1, -2}}, {{-1, 2, -1}, {0, -2, -2}, {0, 1, 2},
  {1, 2, 1}}, {{1, 2, 1}, {-1, -1, 0}, {1, -2, -1}, {2, 1, -2}}, {{1, 2, 1}, {2,
  1, -2}, {1, -2, -1}, {-1, -1, 0}}, {{-1, 2, -1}, {1, 2, 1}, {0, 1, 2}, {0, -2,
  -2}}, {{-1, 2, 1}, {1, 2, -1}, {0, -2, 2}, {0, 1, -2}}, {{1, 2, -1}, {2, 1, 2},
  {-1, -1, 0}, {1, -2, 1}}, {{0, 1, 2}, {-1, 2, -1}, {1, 2, 1}, {0, -2, -2}}, {{1,
  2, 1}, {1, -2, -1}, {-1, -1, 0}, {2, 1, -2}}, {{-1, 2, -1}, {0, 1, 2}, {0, -2,
  -2}, {1, 2, 1}}, {{-1, 2, 1}, {0, 1, -2}, {1, 2, -1}, {0, -2, 2}}, {{1, 2, -1},
  {1, -2, 1}, {2, 1, 2}, {-1, -1, 0}}, {{0, 1, -2}, {-1, 2, 1}, {0, -2, 2}, {1, 2,
  -1}}, {{1, 2, 1}, {-1, -1, 0}, {2, 1, -2}, {1, -2, -1}}, {{-1, 2, -1}, {0, -2,
  -2}, {1, 2, 1}, {0, 1, 2}}, {{-1, 2, 1}, {0, -2, 2}, {0, 1, -2}, {1, 2, -1}},
  {{1, 2, -1}, {-1, -1, 0}, {1, -2, 1}, {2, 1, 2}}};
writeAnswer("boundary-types", {("types", flatten boundaryTypes(n, k, d, witnesses))})
