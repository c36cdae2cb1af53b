-- tests-networks.m2: the functions of networks.

-- dimensions: Alexander and Hirschowitz; Kileel, Trager and Bruna; matrices of bounded rank; the
-- expanded map; what is not accepted
TEST ///
setRandomSeed 1
assert(apply({(3,5,4), (4,9,4), (5,7,3), (3,2,2)}, (n, k, r) -> networkDimension({n, k, 1}, {r}))
    == {14, 34, 34, 5})
assert(networkDimension({2, 1, 2, 1}, {2, 2}) == 2)
assert(networkDimension({2, 3, 4, 5, 4, 6, 4, 1}, toList(6 : 2)) == 65)
R = QQ[z]
assert(networkDimension({3, 2, 4}, {z}) == dim determinantalVariety(4, 3, 2))
cubic = z^3 + 2*z^2 - z
assert(networkDimension({2, 2, 1}, {cubic}) == 6)
assert(networkDimension({2, 2, 1}, {z/(1 + z^2)}) == 6)
assert(networkDimension({2, 2, 1}, {cubic}, Biased => true) == 9)
S = (ZZ/10007)[a_1..a_4, b_1, b_2, x, y]
output = sub(cubic, {z => a_1*x + a_2*y}) * b_1 + sub(cubic, {z => a_3*x + a_4*y}) * b_2
J = jacobian transpose last coefficients(output, Variables => {x, y})
assert(rank sub(J, random((ZZ/10007)^1, (ZZ/10007)^8)) == 6)
-- shared weights: convolutions; a table of different weights is a dense layer, with biases too
assert(networkDimension({{{1, 2, 0}, {0, 1, 2}}, {{3, 4}}}, {2}) == 2 + 2 - 1)
assert(networkDimension({{{1, 2, 3, 0, 0}, {0, 0, 1, 2, 3}}, {{4, 5}}}, {1}) == 3 + 2 - 1)
assert(networkDimension({{{1, 2, 3}, {4, 5, 6}}, {{7, 8, 9}}}, {2}, Biased => true)
    == networkDimension({2, 2, 1}, {2}, Biased => true))
for bad in {
    () -> networkDimension({2}, {}), () -> networkDimension({2, 0, 1}, {2}),
    () -> networkDimension({2, 2, 1}, {}), () -> networkDimension({2, 2, 1}, {0}),
    () -> networkDimension({2, 2, 1}, {1_R}), () -> networkDimension({{{1, 2}}, {{3, 4}}}, {2}),
    () -> networkDimension({{{1, 2}, {3}}}, {}), () -> networkDimension({{{1, 2}}, 1}, {2}),
    () -> networkDimension({2, 2, 1}, {2}, CoefficientRing => RR)} do
    assert(try (bad(); false) else true)
///

-- learning degrees: the generic ED degree of the neurovariety for a generic form, found without the
-- parametrisation: a determinant, symmetric matrices of rank one, a Segre variety; the matrices of
-- Eckart and Young for data, whose form is no generic one; binomials for quadratic networks with
-- Gaussian data; modulo another prime; a network that fills its space has spurious critical weights
TEST ///
setRandomSeed 1
assert(learningDegree({2, 2, 3}, {2}) == (genericEDDegree determinantalVariety(3, 3, 2), 78))
assert(learningDegree({2, 2, 3}, {2}, Data => "Generic")
    == (eckartYoungDegree determinantalVariety(3, 3, 2), 6))
assert(learningDegree({2, 1, 1}, {2}) == 2:genericEDDegree symmetricDeterminantalVariety(2, 1))
assert(learningDegree({2, 1, 2}, {1}) == 2:genericEDDegree determinantalVariety(2, 2, 1))
assert(learningDegree({3, 1, 1}, {2}, Data => "Gaussian") == 2:binomial(3, 1))
assert(learningDegree({2, 2, 1}, {4}) == (13, 26))
assert(learningDegree({2, 2, 1}, {4}, CoefficientRing => ZZ/31991, Data => "Generic") == (13, 26))
assert(learningDegree({2, 2, 1}, {4}, Data => "Gaussian") == (7, 14))
assert(learningDegree({2, 2, 2}, {2}) == (1, 22))
assert(learningDegree({1, 1, 1}, {2}, Biased => true) == (1, 1))
for bad in {
    () -> learningDegree({2}, {}), () -> learningDegree({2, 2, 1}, {}),
    () -> learningDegree({2, 2, 1}, {0}), () -> learningDegree({2, 2, 1}, {2}, Data => "iid"),
    () -> learningDegree({2, 2, 1}, {2}, Data => id_(QQ^2)),
    () -> learningDegree({2, 2, 1}, {103}, CoefficientRing => ZZ/103),
    () -> learningDegree({2, 2, 1}, {2}, CoefficientRing => QQ)} do
    assert(try (bad(); false) else true)
///

-- attention: the formula for one layer; one token; a wider layer in the middle; what is not accepted
TEST ///
setRandomSeed 2
scan({(2, 1, 2), (2, 2, 1), (3, 1, 2)}, (d, e, a) ->
    assert(attentionDimension({d, e}, {a}, 2) == a*(2*d - a) + d*e - 1))
assert(attentionDimension({2, 1}, {2}, 1) == 4 and attentionDimension({3, 1}, {3}, 1) == 8)
assert(attentionDimension({2, 3, 2}, {2, 2}, 2) == 10)
for bad in {
    () -> attentionDimension({2}, {}, 2), () -> attentionDimension({2, 1}, {1, 1}, 2),
    () -> attentionDimension({2, 1}, {1}, 0),
    () -> attentionDimension({2, 1}, {1}, 2, CoefficientRing => RR)} do
    assert(try (bad(); false) else true)

-- degrees of images: those that elimination finds; a Veronese and a Segre variety; scalings that act
-- with stabilisers, or twice; fibres of positive dimension; rational maps; what is not accepted
debug NeuroVarieties
-- three filters of length two by ranks of the derivative: double roots and triple ones
setRandomSeed 5
R = (ZZ/32003)[a, b, c, d, e, f]
(p, q, r) = (matrix{{a, b}}, matrix{{c, d}}, matrix{{e, f}})
phi = matrix{{a*c*e, b*c*e + a*d*e + a*c*f, b*d*e + b*c*f + a*d*f, b*d*f}}
gauge = hashTable {"blocks" => {p, q}, "apart" => {}, "outgoing" => {}, "scale" => {e, f}}
found = criticalWeights(phi, gauge, randomMetric(ZZ/32003, phi), randomList(ZZ/32003, 4))
assert((found#"functions", found#"parameters") == (1, 34))
assert(weightsByRank found == {{1, 7, 21}, {2, 7, 7}})
setRandomSeed 3
R = QQ[a, b, c, d]
S = QQ[x, y, z, w]
for phi in {matrix{{a^2, a*b, b^2, b^2}}, matrix{{a*c, a*d, b*c, b*d}},
    matrix{{a^2, a^3 - a, a, a}}, matrix{{a^2*b^2, a*b*c, c^2 + a*b, c^4}}} do
    assert(first imageDegree phi == last dimensionAndDegree kernel map(R, S, phi))
assert(imageDegree matrix{{a^2, a*b, b^2}} == (2, 2))
assert(imageDegree matrix{{a*c, a*d, b*c, b*d}} == (2, 1))
assert(imageDegree matrix{{a^2*b^4, a^4*b^8}} == (2, 2))
assert(imageDegree matrix{{a^2 + b^2, a*c + b*d, c^2 + d^2}} == (1, infinity))
F = frac(QQ[t])
assert(imageDegree matrix{{(1 - t^4)/(1 + t^4), 2*t^2/(1 + t^4)}} == (2, 2))
-- the circle twice, the roots of a cubic in two factors, an orthogonal group, and scalings alone
assert(genericFibre matrix{{(1 - t^4)/(1 + t^4), 2*t^2/(1 + t^4)}} == (0, 2))
assert(genericFibre matrix{{a, a*c + b, b*c + d, d*c}} == (0, 3))
assert(genericFibre matrix{{a^2 + b^2, a*c + b*d, c^2 + d^2}} == (1, infinity))
assert(genericFibre matrix{{a^2*b^4, a^4*b^8}} == (0, 2))
-- two roots, a double one, complex ones, one at infinity, none; a whole plane; a base change
filters = matrix{{a*c, a*d + b*c, b*d}}
found = apply({{1, 3, 2}, {1, 2, 1}, {1, 0, 1}, {0, 1, 0}, {0, 0, 0}}, values ->
    fibrePoints(filters, values, {matrix{{a, b}}}))
assert(found == {(1, 2, 2), (1, 1, 1), (1, 2, 0), (1, 2, 2), (2, infinity, infinity)})
assert(fibrePoints(matrix{{a*c, b*c, a*d, b*d}}, {1, 2, 2, 5}, {matrix{{a, b}}}) == (-1, 0, 0))
assert(fibrePoints(matrix{{a^3 - a*b^2, b - 1, c, d}}, {0, 0, 0, 0}, {}) == (0, 3, 3))
for bad in {() -> fibrePoints(filters, {1, 2}, {}), () -> fibrePoints(filters, {1, 2, 3}, {a})} do
    assert(try (bad(); false) else true)
-- a pinch, two components that meet, a node that is covered twice, ranks, a smooth curve
for singular in {singularComponents, singularByDefinition} do (
    assert(apply(singular matrix{{a*c, b*c, a*d, b*d}}, dim) == {0});
    assert(apply(singular matrix{{a/(1 + a^2), a^2/(1 + a^2)}}, dim) == {}))
assert(apply(singularComponents ideal(a^2 - b^2*c), P -> (dim P, degree P)) == {(2, 1)})
assert(#singularComponents ideal(a*c, b*c) == 1 and singularComponents ideal(a^2 + b^2 - 1) == {})
assert(apply(singularComponents matrix{{a^2 - 1, a^3 - a}}, dim) == {0})
assert(apply(singularComponents determinantalVariety(2, 2, 1), dim) == {0})
for found in {ramificationDimension, ramificationByDefinition} do
    assert(found(matrix{{a*b, a, b^2}}, 2) == 2)
-- theorems, against counting: quivers, filters, powers
assert(linearFibre {2, 3, 2} == (0, 1) and linearFibre {3, 2, 1} == (1, 0))
assert(linearFibre {1, 2, 2, 1} == (0, 1))
assert(factorFibre {{2, 1}, {1}} == (0, 3) and factorFibre {{1, 1, 0}, {2, 2}} == (0, 3))
assert(kruskalFibre {2, 2, 1, 3, 0} == (0, 1) and powersFibre {2, 2, 3} == (0, 1))
assert(powersFibre {2, 2, 2} == (1, 0) and powersFibre {3, 9, 6} == (0, 2))
assert(imageDegree(matrix{{1/t, t^2}}, CoefficientRing => ZZ/101) == (3, 1))
for bad in {
    () -> imageDegree matrix{{1_R, 2_R}}, () -> imageDegree matrix{{a}, {b}},
    () -> imageDegree ideal(a, b), () -> imageDegree(matrix{{a}}, CoefficientRing => QQ)} do
    assert(try (bad(); false) else true)
///

-- equations up to a degree: those of the kernel, over QQ and modulo a prime, of maps with several
-- characters and with none; of the projective closure, where no cone is given; none; what is not
-- accepted
TEST ///
R = QQ[a..d]
scan({(matrix{{a^2, a*b, b^2}}, 2), (matrix{{a*c, a*d, b*c, b*d, 0}}, 2),
    (matrix{{a^4 + c^4, 4*(a^3*b + c^3*d), 6*(a^2*b^2 + c^2*d^2), 4*(a*b^3 + c*d^3), b^4 + d^4}}, 3),
    (matrix{{a^2*c, 2*a*b*c + a^2*d, b^2*c + 2*a*b*d, b^2*d}}, 4),
    (matrix{{a, a^2 + a, a^3 + b}}, 2)}, (phi, D) -> (
    I := imageIdeal(phi, D);
    K := kernel map(R, ring I, phi);
    assert(I == K and numgens I == numgens trim K);
    J := imageIdeal(sub(phi, (ZZ/101)[a..d]), D);
    assert(J == sub(K, vars ring J))))
twisted = imageIdeal(matrix{{a, a^2, a^3}}, 3)
assert(numgens twisted == 3 and all(twisted_*, f -> first degree f == 2))
assert(imageIdeal(matrix{{a, a^2, a^3}}, 1) == 0)
circle = imageIdeal(matrix{{1/(1 + a^2), a/(1 + a^2)}}, 2)
(x, y) = toSequence gens ring circle
assert(circle == ideal(x^2 + y^2 - x))
for bad in {() -> imageIdeal(matrix{{a}, {b}}, 2), () -> imageIdeal(matrix{{a, b}}, 0),
    () -> imageIdeal(matrix{{a, b}}, 1/2)} do
    assert(try (bad(); false) else true)
///
