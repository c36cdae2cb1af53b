-- needs: critical learning
-- rootloci.m2: how many critical points the distance to polynomials with multiple roots has.
--
-- Polynomials that are products of those of groups, in powers of the variable, whose roots have
-- given multiplicities, are s prod f_e^e with one factor f_e for each multiplicity e of a group:
-- almost every one in one way up to scalings of the f_e.  So their ED degree is the number of
-- critical points of this map at which its derivative has full rank; it drops where factors have
-- common roots.

-- the coefficients at given places as a row, and the gauge
polynomialsWithRoots = (kk, jumps, patterns, places) -> (
    factors := flatten apply(jumps, patterns, (jump, pattern) ->
        apply(sort unique pattern, e -> (jump, e, number(pattern, m -> m == e))));
    R := kk(monoid[Variables => 1 + sum(factors, f -> 1 + f#2)]);
    start := 0;
    rows := apply(factors, f -> apply(1 + f#2, i -> (start = start + 1; R_start)));
    T := R(monoid[Variables => 1]);
    whole := promote(R_0, T) * product(factors, rows, (f, row) ->
        (sum(#row, i -> promote(row#i, T) * T_0^(i * f#0)))^(f#1));
    phi := matrix {apply(places, i -> coefficient(T_0^i, whole))};
    (phi, hashTable {"blocks" => apply(rows, row -> matrix {row}), "apart" => {},
        "outgoing" => {}, "scale" => {R_0}}))

-- the number of critical points over a random datum, for each stratum
censusDegrees = (kk, jumps, loci, places, W) -> apply(loci, patterns -> (
    (phi, gauge) := polynomialsWithRoots(kk, jumps, patterns, places);
    found := criticalWeights(phi, gauge, W, randomList(kk, #places));
    finiteCount(found#"functionsDimension", found#"functions")))
