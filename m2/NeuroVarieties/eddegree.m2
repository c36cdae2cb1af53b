-- needs: conormal critical input localization slices varieties
-- eddegree.m2: Euclidean distance degrees, by the method that one names.

-- A generic metric may be taken diagonal.  The count is the generic one as soon as the quadric of
-- the metric is nonsingular and transversal to a Whitney stratification of the variety in P^(N-1)
-- (of its points at infinity, when it is no cone).  The squares of the coordinates have no common
-- zero, so in characteristic zero, by Bertini, a general diagonal quadric is both.
randomMetric = (kk, V) -> (
    size := if char kk > 0 then char kk - 1 else 1000;
    diagonalMatrix apply(ambientDimension V, i -> 1_kk + random size))

-- Varieties of matrices have no coefficients; equations over QQ are reduced modulo the prime.
overField = (kk, V) -> (
    checkField kk;
    ambientDimension V;
    if not instance(V, Ideal) and not instance(V, Matrix) then return V;
    R := ring V;
    if coefficientRing R === kk then return V;
    if char R > 0 then error("expected CoefficientRing => ", toString coefficientRing R,
        ", the field of the variety, got ", toString kk);
    sub(V, vars (kk(monoid[gens R]))))

-- the count over a random datum; a positive dimension means that the datum was not generic
finiteCount = (d, count) -> (
    if d > 0 then error("expected finitely many critical points, got dimension ", toString d,
        ": take another seed or prime");
    count)

polarClassDegrees = method(Options => {Strategy => null, CoefficientRing => ZZ/32003})
polarClassDegrees DeterminantalVariety :=
polarClassDegrees SymmetricDeterminantalVariety := List => o -> V -> (
    strategy := checkedStrategy(o.Strategy, {"Localization", "Conormal"});
    if strategy === "Localization" then localizedPolarDegrees V
    else conormalPolarDegrees(V, CoefficientRing => o.CoefficientRing))
polarClassDegrees Ideal := List => o -> I -> (
    strategy := checkedStrategy(o.Strategy, {"Conormal", "Slices"});
    J := overField(o.CoefficientRing, I);
    if strategy === "Conormal" then return conormalPolarDegrees J;
    if numgens J != 1 then error("expected one equation to slice, got ", toString numgens J);
    slicePolarDegrees J_0)

edDegree = method(Options => {Metric => null, Strategy => null, CoefficientRing => ZZ/32003})
edDegree DeterminantalVariety :=
edDegree SymmetricDeterminantalVariety :=
edDegree Ideal :=
edDegree Matrix := ZZ => o -> V -> (
    kk := o.CoefficientRing;
    X := overField(kk, V);
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
    if count == 0 then error "expected a radical ideal, got one that is nowhere reduced";
    count)
