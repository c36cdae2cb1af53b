-- needs: critical input localization
-- slices.m2: polar degrees of a hypersurface by slicing its conormal variety.
--
-- For a form f in N variables the polar degree number j counts the regular points x of f = 0 in
-- P^(N-1) that lie on j generic hyperplanes and have their gradient on N-2-j generic hyperplanes.
-- Generic is here: random over a prime field.

randomForms = (kk, a, b) -> matrix apply(a, i -> apply(b, j -> random kk))

slicePolarDegree = (f, j) -> (
    (R, N) := (ring f, numgens ring f);
    kk := coefficientRing R;
    -- a generic affine chart of the linear space of codimension j, and one variable more that
    -- keeps the gradient away from zero
    S := kk(standardMonoid(N - j));
    s := matrix{{1_S} | take(gens S, N - 1 - j)};
    slice := map(S, R, s * sub(randomForms(kk, N - j, N), S));
    gradient := slice transpose jacobian ideal f;
    on := gradient * sub(randomForms(kk, N, N - 2 - j), S);
    away := 1 - S_(N-1-j) * (gradient * sub(randomForms(kk, N, 1), S))_(0,0);
    countPoints(ideal slice f + ideal on + ideal away))

slicePolarDegrees = method()
slicePolarDegrees RingElement := List => f -> (
    checkRing ring f;
    checkField coefficientRing ring f;
    I := gradedCopy ideal f;
    if not isHomogeneous I or first degree I_0 < 1 then
        error "expected a form of positive degree";
    if numgens ring f < 2 then error "expected a form in at least two variables, got one";
    if char ring f == 0 then error "expected coefficients in ZZ/p to slice at random, got QQ";
    nonzeroRange apply(numgens ring f - 1, j -> last slicePolarDegree(f, j)))
