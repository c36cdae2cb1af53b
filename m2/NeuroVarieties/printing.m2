-- needs: components discriminant equality minors points varieties voronoi
-- printing.m2: how varieties and answers are shown.

net DeterminantalVariety := V -> net concatenate(toString V#"rows", " x ", toString V#"columns",
    " matrices of rank at most ", toString V#"rank")
net SymmetricDeterminantalVariety := V -> net concatenate("symmetric ", toString V#"size", " x ",
    toString V#"size", " matrices of rank at most ", toString V#"rank")

-- one line for each part of an answer, in an order in which one reads them
linesOf = (answer, names) -> stack apply(select(names, name -> answer#?name), name ->
    horizontalJoin(name, ": ", net answer#name))

net MinorsReport := report -> linesOf(report, {"dimension", "degree", "equidimensional", "generators",
    "groebnerBasis", "singularDimension", "singularDegree", "singularLocus"})
net IdealComparison := report -> linesOf(report, {"missing", "extra", "groebner"})
net CriticalPointCount := count -> linesOf(count,
    {"dimension", "degree", "points", "orbits", "reduced", "patterns"})
net CriticalComponent := component -> linesOf(component, {"dimension", "degree", "ideal", "rank",
    "imageDimension", "imageDegree", "image"})
net EDDiscriminantDegree := counts -> linesOf(counts, {"folds", "infinity"})
net EDDiscriminant := equations -> linesOf(equations, {"folds", "infinity"})
net VoronoiBoundary := equations -> linesOf(equations, {"boundary", "focal"})
