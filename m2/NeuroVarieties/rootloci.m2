-- needs: critical learning
-- rootloci.m2: how many critical points the distance to polynomials with multiple factors has.
--
-- Polynomials s prod f^e, with given multiplicities e and exponents of the f: almost every one in
-- finitely many ways up to scalings of the f.  So the ED degree of their closure is the number of
-- critical points of this map at which its derivative has full rank; it drops where factors have
-- common ones.  A monomial in several variables is a power of one that is high enough.

-- the coefficients at given places as a row, and the gauge
polynomialsWithFactors = (kk, factors, places) -> (
    R := kk(monoid[Variables => 1 + sum(factors, f -> #(f#1))]);
    start := 0;
    rows := apply(factors, f -> apply(f#1, i -> (start = start + 1; R_start)));
    T := R(monoid[Variables => 1]);
    whole := promote(R_0, T) * product(factors, rows, (f, row) ->
        (sum(row, f#1, (w, i) -> promote(w, T) * T_0^i))^(f#0));
    phi := matrix {apply(places, i -> coefficient(T_0^i, whole))};
    alike := select(subsets(#rows, 2), ij -> (factors#(ij#0))#1 == (factors#(ij#1))#1);
    (phi, hashTable {"blocks" => apply(rows, row -> matrix {row}),
        "apart" => apply(alike, ij -> (minors(2, matrix rows_ij))_*),
        "outgoing" => {}, "scale" => {R_0}}))

-- the number of critical points over a random datum, for each stratum
censusDegrees = (kk, loci, places, W) -> apply(loci, factors -> (
    (phi, gauge) := polynomialsWithFactors(kk, factors, places);
    found := criticalWeights(phi, gauge, W, randomList(kk, #places));
    finiteCount(found#"functionsDimension", found#"functions")))
