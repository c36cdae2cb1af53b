-- needs: invariant trajectory
-- darboux.m2: polynomials P with F(P) = K P for some polynomial K, the cofactor.
--
-- For one K they are a linear space.  Only finitely many K belong to P of bounded degree: all but
-- finitely many irreducible ones come from the rational first integrals of F, and then their
-- cofactors are multiples of those of a common denominator (Jouanolou).  To find the K, let P have
-- one leading monomial after the other, with coefficient 1; then the other coefficients and those
-- of K satisfy polynomial equations.  The coefficients of K take finitely many values on the
-- solutions: the roots of minimal polynomials, which are split off one by one.  The roots that are
-- not rational are counted and left out: no P over QQ belongs to them.
--
-- A connected group of linear maps that fix F permutes the finitely many K, so it fixes each.  So
-- does one that fixes the part of F of the highest degree with that of K, which belongs to the
-- highest part of P.  That makes K few.

monomialsUpTo = (R, d) -> apply(reverse exponentsUpTo(numgens R, d), e -> R_e)

-- equations of the coefficients of K, then those of P after the leading one
cofactorEquations = (F, monomials, multipliers) -> (
    (R, low, s) := (ring F, drop(monomials, 1), #multipliers);
    A := (coefficientRing R)(monoid[
        Variables => s + #low, MonomialOrder => if #low == 0 then {s} else {s, #low}]);
    B := A(monoid R);
    up := map(B, R, gens B);
    P := up first monomials + sum(#low, j -> A_(s + j) * up low#j);
    K := sum(s, j -> A_j * up multipliers#j);
    FP := sum(numgens R, i -> up F_(0, i) * diff(B_i, P));
    ideal sub(last coefficients(FP - K * P), A))

-- the derivatives of polynomials along linear fields that commute with F, a basis of them
linearSymmetries = F -> (
    (R, n) := (ring F, numgens ring F);
    fields := flatten apply(n, i -> apply(n, j -> matrix {apply(n, k ->
        if k == i then R_j else 0_R)}));
    brackets := apply(fields, L -> transpose matrix {apply(n, i ->
        first derivativesAlong(L, F_(0, i)) - first derivativesAlong(F, L_(0, i)))});
    C := sub(last coefficients fold(brackets, (a, b) -> a | b), coefficientRing R);
    apply(entries transpose gens kernel C, c -> sum(fields, c, (L, v) -> v * L)))

-- a basis of the space in which the K are, up to the degree q - 1, in reduced echelon form
cofactorSpace = (F, q) -> (
    R := ring F;
    monomials := monomialsUpTo(R, q - 1);
    highest := matrix {apply(flatten entries F, f -> part(q, f))};
    conditions := (G, kept) -> apply(linearSymmetries G, L -> sub(last coefficients matrix {
        apply(kept, m -> first derivativesAlong(L, m))}, coefficientRing R));
    isHighest := apply(monomials, m -> if first degree m == q - 1 then m else 0_R);
    C := fold(conditions(F, monomials) | conditions(highest, isHighest)
        | {map(QQ^0, QQ^(#monomials), 0)}, (a, b) -> a || b);
    apply(entries reducedRowEchelonForm transpose gens kernel C, c -> sum(c, monomials, times)))

-- the minimal polynomial of the i-th variable modulo an ideal on whose zeros it is bounded
minimalPolynomialOf = (i, I) -> (
    A := ring I;
    T := (coefficientRing A)(monoid[Variables => 1]);
    powers := {1_A % I};
    while true do (
        N := syz sub(last coefficients matrix{powers}, coefficientRing A);
        if numcols N > 0 then return sum(#powers, e -> N_(e, 0) * T_0^e);
        powers = append(powers, (A_i * last powers) % I)))

-- (points, irrational): the rational values of the first s variables on the zeros of I, and how
-- many irreducible factors had to be left out
rationalValues = (I, s) -> (
    if I == 1 then return ({}, 0);
    A := ring I;
    i := position(toList(0 .. s-1), j -> (r := A_j % I; #support r > 0));
    if i === null then
        return ({apply(s, j -> sub(A_j % I, coefficientRing A))}, 0);
    f := minimalPolynomialOf(i, I);
    factors := select(apply(toList factor f, first), g -> first degree g > 0);
    linear := select(factors, g -> first degree g == 1);
    parts := apply(linear, g ->
        rationalValues(I + ideal(A_i + sub(coefficient(1_(ring f), g) / leadCoefficient g, A)), s));
    (flatten apply(parts, first), #factors - #linear + sum(parts, last)))

-- a basis of the P up to degree k with F(P) = K P
darbouxSpace = (F, K, monomials) -> (
    images := apply(monomials, m -> first derivativesAlong(F, m) - K * m);
    C := sub(last coefficients matrix{images}, coefficientRing ring F);
    apply(flatten entries(matrix{monomials} * gens kernel C), primitiveForm))

-- Pairs of a cofactor and a basis of its polynomials; irrational factors are counted.
-- The cofactor 0 comes first, with the first integrals that have no constant term.  The small
-- leading monomials are treated first; tell(pairs, irrational, whether this is all) after each.
darbouxPairs = (F, k, tell) -> (
    R := ring F;
    q := max flatten apply(flatten entries F, f -> prepend(1, apply(listForm f, t -> sum t#0)));
    (monomials, multipliers) := (monomialsUpTo(R, k), cofactorSpace(F, q));
    s := #multipliers;
    pairs := {(0_R, darbouxSpace(F, 0_R, drop(monomials, -1)))};
    irrational := 0;
    for l in reverse toList(0 .. #monomials - 2) do (
        tell(select(pairs, pair -> #pair#1 > 0), irrational, false);
        (points, others) := rationalValues(
            cofactorEquations(F, drop(monomials, l), multipliers), s);
        irrational = irrational + others;
        cofactors := unique apply(points, v -> sum(s, j -> v#j * multipliers#j));
        fresh := select(cofactors, K -> not any(pairs, pair -> pair#0 == K));
        pairs = pairs | apply(fresh, K -> (K, darbouxSpace(F, K, monomials))));
    pairs = select(pairs, pair -> #pair#1 > 0);
    tell(pairs, irrational, true);
    pairs)

darbouxPolynomials = method()
darbouxPolynomials(Matrix, ZZ) := List => (F, k) -> (
    checkVectorFields F;
    if numrows F != 1 then error("expected one field, got ", toString numrows F);
    if coefficientRing ring F =!= QQ then
        error("expected a field over QQ, got one over ", toString coefficientRing ring F);
    if k < 1 then error("expected a degree of at least 1, got ", toString k);
    darbouxPairs(F, k, (pairs, irrational, complete) -> null))

-- what a script answers with, and what it says after each leading monomial
darbouxFields = (R, pairs, irrational, complete) -> {
    ("cofactors", rowOf(R, apply(pairs, first))),
    ("polynomials", rowOf(R, flatten apply(pairs, last))),
    ("counts", apply(pairs, pair -> #pair#1)), ("irrational", irrational), ("complete", complete)}
