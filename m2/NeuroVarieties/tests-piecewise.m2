-- tests-piecewise.m2: piecewise linear networks, thresholds, maps of convolutions and attention.

-- certificates, and what is none; counts by other means: Cover's formula, sets that a line cuts off,
-- Euler's relation, orders of three cells
TEST ///
square = {{1, 0, 0}, {1, 1, 0}, {1, 0, 1}, {1, 1, 1}}
low = {0, 0, 0}
witnesses = {{low}, {{3, -2, -2}, low}, {{1, 2, -2}, low}, {{1, 0, -2}, low},
    {{1, -2, 2}, low}, {{1, -2, 0}, low}, {{1, -2, -2}, low}}
parity = {{0, 0, 1, 1}, {1, 1, 0, 1}, {2, 1, 0, 1}, {3, 0, 1, 1}}
F = classificationFan(square, {1, 1}, witnesses, {parity})
assert(F#"cones" == 2 * sum(3, i -> binomial(3, i)) and F#"parts" == {1, 6})
levels = mistakeLevels(F, {true, false, false, true})
assert(levels#"cones" == {0, 4, 6, 4, 0} and levels#"sublevels" == {0, 4, 1, 1, 1})
assert(member({1, {0, 1, 0, 0}}, levels#"localMinima") and #(levels#"localMinima") == 4)
-- a line cuts off one corner; all labels but the two diagonals are the sign of a function
levels = mistakeLevels(F, {true, false, false, false})
assert(levels#"cones" == {1, 3, 6, 3, 1} and levels#"components"#0 == 1)
census = jacobianRankCensus(F, 2)
assert(census == {1, 12, 40, 79, 64} and sum census == 14^2)
assert(jacobianRankCensus(4, 2) == {1, 6, 21, 24, 12} and sum jacobianRankCensus(5, 3) == 10^3)
-- the fan of points on a line has the same regions
onLine = classificationFan({{1, 0}, {1, 1}, {1, 2}}, {1, 1},
    {{{0, 0}}, {{3, -2}, {0, 0}}, {{1, -2}, {0, 0}}}, {{{0, 0, 1, 1}, {1, 1, 0, 2}, {2, 0, 1, 1}}})
assert(jacobianRankCensus(onLine, 2) == jacobianRankCensus(3, 2))
f = maxPoolingFaces {{0, 1, 2}, {1, 2, 3}}
assert(f == {7, 11, 6, 1} and sum(4, i -> (-1)^i * f#i) == 1)
assert(maxPoolingVertices {{1, 2}, {2, 3}, {1, 3}} == 3!)
assert(apply(toList(1 .. 5), n -> maxPoolingVertices apply(n, i -> {i, i+1, i+2}))
    == {3, 7, 16, 36, 81})
for bad in {
    () -> classificationFan(square, {1, 1}, witnesses, {}),
    () -> classificationFan(square, {1, 1}, drop(witnesses, 1), {parity}),
    () -> classificationFan(square, {1, 1}, append(witnesses, {{5, 0, 0}, low}), {parity}),
    () -> classificationFan(square, {1, 1}, witnesses, {replace(3, {3, 0, 1, 2}, parity)}),
    () -> classificationFan(square, {1, 1}, witnesses, {replace(0, {7, 0, 1, 1}, parity)}),
    () -> classificationFan(square, {0, 1}, witnesses, {parity}),
    () -> mistakeLevels(F, {true}), () -> jacobianRankCensus(F, 0), () -> jacobianRankCensus(0, 1),
    () -> maxPoolingFaces {}, () -> maxPoolingVertices {{1, 1}}} do
    assert(try (bad(); false) else true)
///

-- thresholds and the fewest neurons [Kileel, Trager, Bruna; Finkel and others]; convolutions have
-- the generic ED degrees of Segre varieties; the ranks of derivatives of maps; polynomials at a point
TEST ///
setRandomSeed 1
assert(apply({{2,3,1}, {3,2,1}, {2,3,2}, {4,3,2,2}}, w -> activationThreshold w) == {4, 2, 3, 1})
assert(minimalFilling(2, 1, 2, 3) == {{2, 2}} and minimalFilling(2, 2, 2, 3) == {{3, 3}})
phi = convolutionMap({3, 2}, {2, 1})
assert(imageDegree phi == (3, 1))
assert(genericEDDegree phi == genericEDDegree determinantalVariety(3, 2, 1))
assert(imageDegree convolutionMap({3, 3}, {2, 1}) == (6, 1))
assert(imageDegree convolutionMap({2, 2, 2}, {1, 1, 1}) == (1, 3!))
psi = attentionMap({2, 1}, {1}, 2)
assert(imageDegree psi == (3, 2) and imageDegree attentionMap({2, 1}, {2}, 2) == (4, infinity))
assert(rank jacobian sub(psi, (ZZ/32003)[gens ring psi]) == attentionDimension({2, 1}, {1}, 2))
R = QQ[z]
scan({({2, 2, 2}, {z^2 + z}, true), ({2, 2, 2, 1}, {2, 3}, false),
    ({{{1, 2, 0}, {0, 1, 2}}, {{3, 4}}}, {2}, false)}, (layers, activations, biased) -> (
    phi := networkMap(layers, activations, Biased => biased);
    J := jacobian sub(phi, (ZZ/32003)[gens ring phi]);
    assert(rank sub(J, random((ZZ/32003)^1, (ZZ/32003)^(numgens ring phi)))
        == networkDimension(layers, activations, Biased => biased))))
biased = networkMap({1, 1, 1}, {z^2 + z}, Biased => true)
(a, b, c, d) = toSequence gens ring biased
assert(biased == matrix{{a^2*c, (2*a*b + a)*c, (b^2 + b)*c + d}})
for bad in {
    () -> networkMap({2}, {}), () -> networkMap({2, 2, 1}, {1/z}),
    () -> networkMap({2, 2, 1}, {2}, CoefficientRing => RR),
    () -> activationThreshold {2, 1}, () -> activationThreshold {1, 2, 1},
    () -> minimalFilling(2, 1, 0, 3), () -> minimalFilling(2, 1, 2, 1),
    () -> convolutionMap({3}, {1, 1}), () -> convolutionMap({0, 2}, {1, 1}),
    () -> attentionMap({2, 1}, {0}, 2),
    () -> attentionMap({2, 1}, {1}, 2, CoefficientRing => RR)} do
    assert(try (bad(); false) else true)
///

-- commuting matrices: against the components of minors where the cube roots of unity are in the
-- field, a quaternionic representation, layers that differ, one that lets less through
TEST ///
setRandomSeed 1
cycle = {1, 2, 0}
R = (ZZ/7)[a, b, c]
circulant = matrix{{a, b, c}, {c, a, b}, {b, c, a}}
for r in {1, 2} do assert(
    sort apply(equivariantComponents({{cycle, cycle}}, r), first)
    == sort apply(decompose minors(r + 1, circulant), dim))
real = (s, r) -> apply(equivariantComponents({{s, s}}, r, CoefficientRing => RR), x -> take(x, 3))
assert(real(cycle, 1) == {(1, 1, 1)} and real(cycle, 2) == {(2, 2, 1), (1, 1, 1)})
assert(real({1, 2, 0, 4, 5, 3}, 3) == {(9, 3, 4), (4, 2, 1)})
onBoth = group -> apply(group, s -> {s, s})
quaternions = onBoth {{1, 2, 3, 0, 5, 6, 7, 4}, {4, 7, 6, 5, 2, 1, 0, 3}}
assert(apply(equivariantComponents(quaternions, 4, CoefficientRing => RR), first) == {4, 4})
assert(apply(equivariantComponents(quaternions, 4), x -> x#2) == {6, 6, 6, 6, 6, 6, 1, 1})
square = {1, 2, 3, 0}
assert(equivariantComponents({{square, {1, 0}}}, 2) == {(2, 2, 1, {1, 1})})
assert(equivariantComponents({{{0}, {0, 1}, {0, 1, 2}}}, 1) == {(3, 1, 1, {1})})
assert(equivariantComponents({{{0, 1}, {0}, {0, 1, 2}}}, 2) == {(4, 1, 10, {1})})
for bad in {
    () -> equivariantComponents({}, 1), () -> equivariantComponents({{{1, 2}}}, 1),
    () -> equivariantComponents({{cycle, cycle}, {cycle, {0}}}, 1),
    () -> equivariantComponents({{cycle, cycle}}, -1),
    () -> equivariantComponents({{cycle, cycle}}, 1, CoefficientRing => QQ)} do
    assert(try (bad(); false) else true)
///
