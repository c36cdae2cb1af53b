-- needs: conormal critical discriminant eddegree input varieties
-- bottleneck.m2: pairs of points of a variety such that the line through them is normal at both.
--
-- With multipliers l and m, W(y - x) = J(x)^t l and W(x - y) = J(y)^t m (Eklund 2018; Di Rocco,
-- Eklund, Weinstein 2020).  For matrices (x, W(y - x)) and (y, W(x - y)) are in the conormal
-- variety, so that a singular point counts with the limits of normals.  The diagonal x = y is
-- removed by an s with s h(x - y) = 1 for a random linear form h, which vanishes on no pair of
-- finitely many.  Pairs on a cone can be multiplied by a number, to h(x - y) = 1.

checkVariety = V -> (
    if not any({Ideal, DeterminantalVariety, SymmetricDeterminantalVariety}, t -> instance(V, t))
        then error("expected an ideal or a variety of matrices, got ", toString class V);
    ambientDimension V;
    checkPoints V)

isCone = V -> not instance(V, Ideal) or isHomogeneous gradedCopy V

multiplierCount = V -> if instance(V, Ideal) then codim V else 0

-- x is on V, and v is normal there: J(x)^t l for the Jacobian J of as many equations as the
-- codimension, or (x, v) is in the conormal variety of the matrices
normalEquations = (V, x, v, l) -> (
    T := ring first x;
    if not instance(V, Ideal) then (
        C := conormalIdeal(V, CoefficientRing => coefficientRing T);
        return (map(T, ring C, x | v)) gens C);
    at := map(T, ring V, x);
    at gens V | matrix{v} - matrix{l} * transpose at jacobian completeIntersection V)

-- W v, as a list
timesMetric = (W, v) -> flatten entries(sub(W, ring first v) * transpose matrix{v})

bottleneckIdeal = method(Options => {Metric => null})
bottleneckIdeal Ideal :=
bottleneckIdeal DeterminantalVariety :=
bottleneckIdeal SymmetricDeterminantalVariety := Ideal => o -> V -> (
    checkVariety V;
    kk := if o.Metric === null then fieldOf(V, id_(QQ^1)) else fieldOf(V, o.Metric);
    W := checkMetricOption(V, o.Metric, kk);
    (N, c) := (ambientDimension V, multiplierCount V);
    T := kk(monoid[Variables => 2*N + 2*c + if isCone V then 0 else 1]);
    (x, y) := (take(gens T, N), take(drop(gens T, N), N));
    (l, m) := (take(drop(gens T, 2*N), c), take(drop(gens T, 2*N + c), c));
    h := sum(x - y, randomList(kk, N), times);
    ideal(normalEquations(V, x, timesMetric(W, y - x), l)
        | normalEquations(V, y, timesMetric(W, x - y), m)
        | matrix{{1 - h * if isCone V then 1 else last gens T}}))

-- the number of different points of a finite scheme: a random linear form takes as many values
countDifferent = I -> (
    S := (coefficientRing ring I)(monoid[Variables => numgens ring I + 1]);
    x := drop(gens S, -1);
    u := sum(x, randomList(coefficientRing S, #x), times);
    countValues((map(S, ring I, x)) I + ideal(last gens S - u)))

-- Of a cone each pair has its multiples, one dimension more than those with h(x - y) = 1.
bottleneckCount = method(Options => {Metric => null, CoefficientRing => ZZ/32003})
bottleneckCount Ideal :=
bottleneckCount DeterminantalVariety :=
bottleneckCount SymmetricDeterminantalVariety := Sequence => o -> V -> (
    checkVariety V;
    X := overField(o.CoefficientRing, V);
    I := bottleneckIdeal(X, Metric => checkMetricOption(X, o.Metric, o.CoefficientRing));
    (d, multiplicity) := countPoints I;
    if d >= 0 and isCone X then d = d + 1;
    (d, if d > 0 then 0 else countDifferent I))
