-- needs: assumptions conormal critical input localization slices varieties
-- eddegree.m2: Euclidean distance degrees, by the method that one names.

polarClassDegrees = method(Options => {Strategy => null, CoefficientRing => ZZ/32003})
polarClassDegrees DeterminantalVariety :=
polarClassDegrees SymmetricDeterminantalVariety := List => o -> V -> (
    strategy := checkedStrategy(o.Strategy, {"Localization", "Conormal"});
    if strategy === "Localization" then localizedPolarDegrees V
    else conormalPolarDegrees(V, CoefficientRing => o.CoefficientRing))
polarClassDegrees Ideal := List => o -> I -> (
    strategy := checkedStrategy(o.Strategy, {"Conormal", "Slices"});
    J := first preparedVariety overField(o.CoefficientRing, I);
    if strategy === "Conormal" then return conormalPolarDegrees J;
    if numgens J != 1 then error("expected one equation to slice, got ", toString numgens J);
    slicePolarDegrees J_0)

edDegree = method(Options => {Metric => null, Strategy => null, CoefficientRing => ZZ/32003})
edDegree DeterminantalVariety :=
edDegree SymmetricDeterminantalVariety :=
edDegree Ideal :=
edDegree Matrix := ZZ => o -> V -> (
    kk := o.CoefficientRing;
    X := first preparedVariety overField(kk, V);
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
