-- needs: critical image input parametric
-- interpolation.m2: equations of images, degree by degree, by linear algebra in the finest grading.
--
-- Scalings of the parameters that multiply each coordinate by a character make the ideal of the
-- image homogeneous for the characters.  They move the points where one parameter for each
-- independent scaling is one to almost all others; so a form of one character that vanishes there
-- is an equation.  If the image is no cone, the denominator is one more coordinate.
-- Modulo the leading terms of what smaller degrees generate, the equations of a degree are new.

-- exponents of one term of each coordinate
exponentsOf = (x, n) -> matrix apply(x, f -> if f == 0 then toList(n:0) else first first listForm f)

-- weights of the parameters, a row for each scaling
weightsOf = (x, n) -> (
    fromFirst := flatten apply(x, f -> apply(listForm f, t -> first t - first first listForm f));
    transpose gens ker matrix fromFirst)

-- Values of monomials at random points of the image, a row for each, modulo a prime: where their
-- columns are independent there is no equation.  The coefficients of the coordinates are integers.
valuesAtPoints = (x, T, monomials, count) -> (
    kk := if char T > 0 then coefficientRing T else ZZ/32003;
    matrix apply(count, i -> (
        t := map(kk, ring first x, randomList(kk, numgens ring first x));
        first entries (map(kk, T, apply(x, f -> t f))) matrix{monomials})))

-- minimal generators, up to a degree, of the ideal of the projective closure
equationsUpTo = (phi, d) -> (
    (P, q) := rationalMap phi;
    (R, kk, x) := (ring P, coefficientRing ring P, flatten entries P);
    if not isConeOf(P, q) then x = append(x, q);
    if kk === QQ then x = lcm(denominator \ last \ flatten(listForm \ x)) * x;
    (n, N) := (numgens R, #x);
    K := weightsOf(x, n);
    characters := entries(exponentsOf(x, n) * transpose K);
    ones := scaledParameters K;
    chart := map(R, R, apply(n, j -> if member(j, ones) then 1_R else R_j));
    (T, y) := (kk(standardMonoid N), apply(x, f -> chart f));
    onChart := memoize(m -> if m == 1 then 1_R else (
        i := index first support m;
        y#i * onChart(m // T_i)));
    I := ideal 0_T;
    for e from 1 to d do (
        standard := rsort flatten entries lift(
            basis(e, T/ideal leadTerm gb(I, DegreeLimit => e)), T);
        groups := values partition(j -> sum(first exponents standard#j, characters, times),
            toList(0 .. #standard - 1));
        V := valuesAtPoints(x, T, standard, 3 + max apply(groups, g -> #g));
        groups = select(groups, g -> rank mutableMatrix V_g < #g);
        forms := flatten apply(groups, g -> (
            values' := lift(last coefficients matrix{onChart \ standard_g}, kk);
            relations := transpose matrix nullSpace mutableMatrix values';
            flatten entries(matrix{standard_g} *
                transpose matrix reducedRowEchelonForm mutableMatrix relations)));
        I = I + ideal apply(rsort apply(forms, f -> (leadMonomial f, f)), last));
    S := kk(standardMonoid numcols P);
    compress (map(S, T, join(gens S, toList(N - numcols P : 1_S)))) gens I)

imageIdeal = method()
imageIdeal(Matrix, ZZ) := Ideal => (phi, d) -> (
    ambientDimension phi;
    if d < 1 then error("expected a degree of at least 1, got ", toString d);
    ideal equationsUpTo(phi, d))
