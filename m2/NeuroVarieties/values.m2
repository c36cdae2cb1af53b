-- needs: critical input
-- values.m2: how many values a polynomial takes on the zeros of an ideal.

-- The values that the last variable takes, as a squarefree polynomial: on a finite set that part of
-- its minimal polynomial, from the normal forms of its powers; else by elimination.
valuesIn = (U, I) -> (
    I = gradedCopy I;
    kk := coefficientRing ring I;
    basisOfI := groebnerBasis(I, Strategy => "F4");
    L := monomialIdeal leadTerm basisOfI;
    if L == 1 then return 1_U;
    if dim L > 0 then (
        n := numgens ring I - 1;
        T := kk(monoid[Variables => n + 1, MonomialOrder => {n, 1}]);
        E := selectInSubring(1, gens gb sub(I, vars T));
        if numcols E == 0 then finiteCount(dim L, 0);
        return squarefreeFactor (map(U, T, append(toList(n : 0_U), U_0))) E_(0,0));
    D := degree L;
    if D >= char kk then
        error("expected a prime above ", toString D, ", got ", toString char kk);
    (t, G, power) := (last gens ring I, forceGB basisOfI, 1_(ring I));
    powers := matrix{prepend(power, apply(D, i -> power = (t * power) % G))};
    C := sub(last coefficients powers, kk);
    r := rank C;
    a := solve(C_{0 .. r-1}, C_{r});
    squarefreeFactor(U_0^r - sum(r, i -> a_(i, 0) * U_0^i)))

squarefreeFactor = f -> f // gcd(f, diff((ring f)_0, f))

-- the number of values that the last variables take together
countAllValues = ideals -> (
    U := (coefficientRing ring first ideals)(standardMonoid 1);
    first degree squarefreeFactor product(ideals, I -> valuesIn(U, I)))

countValues = I -> countAllValues {I}
