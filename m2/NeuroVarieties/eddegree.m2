-- needs: assumptions branching conormal critical input localization slices varieties
-- eddegree.m2: Euclidean distance degrees, by the method that one names.

-- The variety over kk.  Modulo a prime that divides a coefficient or an exponent it is another one,
-- and modulo one that divides the difference of two weights the metric is: a circle may be left of
-- an ellipse.
overGoodField = (kk, V, W) -> (
    checkField kk;
    ambientDimension V;
    p := char kk;
    if p == 0 then return overField(kk, V);
    divided := a -> numerator a % p == 0 or denominator a % p == 0;
    refuse := what -> error("expected a prime that divides no ", what, ", got ", toString p,
        ": take another one, such as CoefficientRing => ZZ/",
        toString(if p == 31991 then 32003 else 31991));
    if (instance(V, Ideal) or instance(V, Matrix)) and char ring V == 0 then (
        polynomials := if instance(V, Ideal) then (
            V = ideal apply(select(V_*, f -> f != 0), primitivePart);
            V_*) else (
            (P, q) := rationalMap V;
            append(flatten entries P, q));
        terms := flatten apply(polynomials, listForm);
        if any(terms, t -> divided(last t / 1_ZZ)) then refuse "coefficient";
        if any(flatten apply(terms, first), d -> d > 0 and d % p == 0) then refuse "exponent");
    if instance(W, Matrix) and member(ring W, {ZZ, QQ}) then (
        weights := unique apply(min(numrows W, numcols W), i -> W_(i, i) / 1_ZZ);
        if any(subsets(weights, 2), s -> divided(s#0 - s#1)) then
            refuse "difference of two entries on the diagonal of the metric");
    overField(kk, V))

polarClassDegrees = method(Options => {Strategy => null, CoefficientRing => ZZ/32003})
polarClassDegrees DeterminantalVariety :=
polarClassDegrees SymmetricDeterminantalVariety := List => o -> V -> (
    strategy := checkedStrategy(o.Strategy, {"Localization", "Conormal"});
    if strategy === "Localization" then localizedPolarDegrees V
    else conormalPolarDegrees(V, CoefficientRing => o.CoefficientRing))
polarClassDegrees Ideal := List => o -> I -> (
    strategy := checkedStrategy(o.Strategy, {"Conormal", "Slices"});
    J := first preparedVariety overGoodField(o.CoefficientRing, I, null);
    if strategy === "Conormal" then return conormalPolarDegrees J;
    if numgens J != 1 then error("expected one equation to slice, got ", toString numgens J);
    slicePolarDegrees J_0)

edDegree = method(Options => {Metric => null, Strategy => null, CoefficientRing => ZZ/32003})
edDegree DeterminantalVariety :=
edDegree SymmetricDeterminantalVariety :=
edDegree Ideal :=
edDegree Matrix := ZZ => o -> V -> (
    kk := o.CoefficientRing;
    X := first preparedVariety overGoodField(kk, V, o.Metric);
    checkPoints X;
    known := if instance(V, Ideal) then {"Critical", "Saturation"} else {"Critical"};
    strategy := checkedStrategy(o.Strategy, known);
    W := if o.Metric === null then id_(kk^(ambientDimension X)) else o.Metric;
    finiteCount criticalCount(X, checkedMetric(X, W, kk),
        Strategy => if strategy === "Saturation" then strategy))

genericEDDegree = method(Options => {Strategy => null, CoefficientRing => ZZ/32003})
genericEDDegree DeterminantalVariety :=
genericEDDegree SymmetricDeterminantalVariety :=
genericEDDegree Ideal :=
genericEDDegree Matrix := ZZ => o -> V -> (
    kk := o.CoefficientRing;
    known := if instance(V, Ideal) then {"Critical", "Conormal", "Slices", "Saturation"}
        else if instance(V, Matrix) then {"Critical"}
        else {"Localization", "Conormal", "Critical"};
    strategy := checkedStrategy(o.Strategy, known);
    if member(strategy, {"Localization", "Conormal", "Slices"}) then
        return sum polarClassDegrees(V, Strategy => strategy, CoefficientRing => kk);
    checkField kk;
    count := edDegree(V, Metric => randomMetric(kk, V), Strategy => strategy,
        CoefficientRing => kk);
    -- for a generic metric every variety has critical points
    if count == 0 then error "expected critical points, got none: take another seed or prime";
    count)
