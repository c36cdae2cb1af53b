-- needs: assumptions conormal covering critical discriminant input values varieties
-- bottleneck.m2: pairs of points of a variety such that the line through them is normal at both.
--
-- With multipliers l and m, W(y - x) = J(x)^t l and W(x - y) = J(y)^t m (Eklund 2018; Di Rocco,
-- Eklund, Weinstein 2020).  For matrices (x, W(y - x)) and (y, W(x - y)) are in the conormal
-- variety, so that a singular point counts with the limits of normals.
--
-- The diagonal x = y is removed without losing a pair.  Let h_0, h_1, ... be linear forms with no
-- common zero but 0: the pairs for which h_k(x - y) is the first that is not zero are given by
-- h_0(x - y) = ... = h_(k-1)(x - y) = 0 and s h_k(x - y) = 1.  For a random h_0 almost all are in
-- the first part.  Pairs on a cone can be multiplied by a number, to h_k(x - y) = 1.

checkVariety = V -> (
    if not any({Ideal, DeterminantalVariety, SymmetricDeterminantalVariety}, t -> instance(V, t))
        then error("expected an ideal or a variety of matrices, got ", toString class V);
    ambientDimension V)

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

-- a polynomial in x that is not zero at a given regular point of an ideal, almost surely, and zero
-- at all others
regularityAt = (V, x) -> (
    (T, c) := (ring first x, codim V);
    J := (map(T, ring V, x)) jacobian completeIntersection V;
    det(sub(matrix apply(c, i -> randomList(coefficientRing T, numrows J)), T) * J))

-- part k of the pairs; of those of regular points alone if this is asked for
bottleneckPart = (V, W, k, areRegular) -> (
    (kk, N, c) := (ring W, ambientDimension V, multiplierCount V);
    T := kk(standardMonoid(2*N + 2*c + if isCone V and not areRegular then 0 else 1));
    (x, y) := (take(gens T, N), take(drop(gens T, N), N));
    (l, m) := (take(drop(gens T, 2*N), c), take(drop(gens T, 2*N + c), c));
    d := x - y;
    h := prepend(d#0 + sum(drop(d, 1), randomList(kk, N - 1), times), drop(d, 1));
    factors := if areRegular then regularityAt(V, x) * regularityAt(V, y) * last gens T
        else if isCone V then 1_T else last gens T;
    apart := if isCone V then {1 - h#k, 1 - factors} else {1 - h#k * factors};
    ideal(normalEquations(V, x, timesMetric(W, y - x), l)
        | normalEquations(V, y, timesMetric(W, x - y), m)
        | matrix{take(h, k) | apart}))

-- the first part
bottleneckIdeal = method(Options => {Metric => null})
bottleneckIdeal Ideal :=
bottleneckIdeal DeterminantalVariety :=
bottleneckIdeal SymmetricDeterminantalVariety := Ideal => o -> V -> (
    checkVariety V;
    checkPoints V;
    kk := if o.Metric === null then fieldOf(V, id_(QQ^1)) else fieldOf(V, o.Metric);
    bottleneckPart(first preparedVariety V, checkMetricOption(V, o.Metric, kk), 0, false))

-- The number of different points of a finite scheme: a random linear form takes as many values, or
-- fewer if it is unlucky, but not if it takes as many as the degree.
countDifferent = (I, multiplicity) -> (
    S := (coefficientRing ring I)(standardMonoid(numgens ring I + 1));
    x := drop(gens S, -1);
    count := () -> countValues((map(S, ring I, x)) I + ideal(
        last gens S - sum(x, randomList(coefficientRing S, #x), times)));
    found := count();
    if found == multiplicity then found else max(found, count()))

-- Of a cone each pair has its multiples, one dimension more than those with h_k(x - y) = 1.  Where
-- several gradients are dependent the multipliers are not unique, so that the dimension is asked of
-- regular points.
bottleneckPartCount = (V, W, k) -> (
    more := if isCone V then 1 else 0;
    I := bottleneckPart(V, W, k, false);
    (d, multiplicity) := countPoints I;
    if d + more > 0 and multiplierCount V > 1 then (
        I = bottleneckPart(V, W, k, true);
        (d, multiplicity) = countPoints I);
    if d < 0 then (-1, 0)
    else if d + more > 0 then (d + more, 0)
    else (0, countDifferent(I, multiplicity)))

bottleneckCount = method(Options => {Metric => null, CoefficientRing => ZZ/32003})
bottleneckCount Ideal :=
bottleneckCount DeterminantalVariety :=
bottleneckCount SymmetricDeterminantalVariety := Sequence => o -> V -> (
    checkVariety V;
    X := first preparedVariety overField(o.CoefficientRing, V);
    W := checkMetricOption(X, o.Metric, o.CoefficientRing);
    if hasNoPoints X then return (-1, 0);
    parts := apply(ambientDimension X, k -> bottleneckPartCount(X, W, k));
    d := max apply(parts, first);
    (d, if d > 0 then 0 else sum apply(parts, last)))
