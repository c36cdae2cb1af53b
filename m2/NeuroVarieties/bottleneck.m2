-- bottleneck.m2: pairs of points of a variety such that the line through them is normal at both.
--
-- With multipliers l and m, W(y - x) = J(x)^t l and W(x - y) = J(y)^t m (Eklund 2018; Di Rocco,
-- Eklund, Weinstein 2020).  The diagonal x = y is removed by an s with s h(x - y) = 1 for a random
-- linear form h, which vanishes on no pair of finitely many.

checkImplicit = V -> (
    if not instance(V, Ideal) then error("expected an ideal, got ", toString class V);
    ambientDimension V;
    checkPoints V)

-- W v = J(x)^t l for the Jacobian J of the equations at the point x of a ring
normalEquations = (F, W, x, v, l) -> (
    T := ring first x;
    at := map(T, ring F, x);
    transpose(sub(W, T) * transpose matrix{v} - (at jacobian F) * transpose matrix{l}))

bottleneckIdeal = method(Options => {Metric => null})
bottleneckIdeal Ideal := Ideal => o -> V -> (
    checkImplicit V;
    kk := coefficientRing ring V;
    W := checkMetricOption(V, o.Metric, kk);
    (F, N, c) := (gens completeIntersection V, numgens ring V, codim V);
    T := kk(monoid[Variables => 2*N + 2*c + 1]);
    (x, y) := (take(gens T, N), take(drop(gens T, N), N));
    (l, m) := (take(drop(gens T, 2*N), c), take(drop(gens T, 2*N + c), c));
    on := x -> (map(T, ring V, x)) gens V;
    apart := 1 - last gens T * sum(N, i -> first randomList(kk, 1) * (x#i - y#i));
    ideal(on x | on y | normalEquations(F, W, x, y - x, l) | normalEquations(F, W, y, x - y, m)
        | matrix{{apart}}))

-- the number of different points of a finite scheme: a random linear form takes as many values
countDifferent = I -> (
    S := (coefficientRing ring I)(monoid[Variables => numgens ring I + 1]);
    x := drop(gens S, -1);
    u := sum(x, randomList(coefficientRing S, #x), times);
    countValues((map(S, ring I, x)) I + ideal(last gens S - u)))

bottleneckCount = method(Options => {Metric => null, CoefficientRing => ZZ/32003})
bottleneckCount Ideal := Sequence => o -> V -> (
    checkImplicit V;
    I := bottleneckIdeal(overField(o.CoefficientRing, V), Metric => o.Metric);
    (d, multiplicity) := countPoints I;
    (d, if d > 0 then 0 else countDifferent I))
