-- tests.m2: known answers with their sources, and checks by a second method.
--
-- [DHOST] Draisma, Horobet, Ottaviani, Sturmfels, Thomas, "The Euclidean distance degree of an
--         algebraic variety" (2016)
-- [Kohn]  Kohn, "The geometry of neural networks" (slides)
-- [OSS]   Ottaviani, Spaenlehauer, Sturmfels, "Exact solutions in structured low-rank
--         approximation" (2014)
-- Random data come from a fixed seed, so that a test does not fail once in a thousand runs.

-- test 0: only the exported names are visible
TEST ///
exported = sort apply(NeuroVarieties#"exported symbols", toString)
visible = sort select(keys NeuroVarieties.Dictionary, name -> not match("\\$", name))
assert(visible === exported)
hidden = NeuroVarieties#"private dictionary"
assert not any(keys User#"private dictionary", k -> hidden#?k)
///

-- test 1: circle, ellipse, parabola, cardioid [Kohn; DHOST, section 1 and example 2.5]
TEST ///
setRandomSeed 1
R = QQ[x, y]
circle = ideal(x^2 + y^2 - 1)
cardioid = ideal((x^2 + y^2 + x)^2 - x^2 - y^2)
for s in {"Critical", "Saturation"} do (
    assert(edDegree(circle, Strategy => s) == 2);
    assert(edDegree(ideal(x^2 + 4*y^2 - 4), Strategy => s) == 4);
    assert(edDegree(circle, Strategy => s, Metric => diagonalMatrix{1, 4}) == 4);
    assert(genericEDDegree(circle, Strategy => s) == 4);
    assert(edDegree(ideal(y - x^2), Strategy => s) == 3);
    assert(edDegree(cardioid, Strategy => s) == 3);
    assert(genericEDDegree(cardioid, Strategy => s) == 7))
assert(edDegree(circle, CoefficientRing => QQ) == 2)
-- isotropic lines have no critical points over a generic datum
assert(edDegree ideal(x^2 + y^2) == 0)
assert(genericEDDegree ideal(x^2 + y^2) == 2)

-- test 2: a general plane curve of degree d has d^2 critical points [DHOST, corollary 2.10: the
-- bound d * (1 + (d-1)) is reached]
setRandomSeed 2
R = ZZ/32003[x, y]
for d from 1 to 4 do (
    f = sum flatten apply(d+1, i -> apply(d+1-i, j -> random(ZZ/32003) * x^i * y^j));
    assert(edDegree ideal f == d^2))
///

-- test 3: parametrised varieties count points, not parameters
TEST ///
setRandomSeed 3
R = QQ[s, t]
assert(edDegree matrix{{s, s^2}} == 3)
assert(edDegree matrix{{s^2, s^4}} == 3)
assert(edDegree matrix{{s*t, s^2*t^2}} == 3)
-- rational maps: the circle, covered twice, and a hyperbola
assert(edDegree matrix{{(1 - s^4)/(1 + s^4), 2*s^2/(1 + s^4)}} == 2)
assert(edDegree matrix{{s/t, t/s}} == 4)
-- s and t drawn as the whole plane: one critical point, the datum
assert(edDegree matrix{{s, s*t}} == 1)
-- rational normal curves: 3d - 2 [DHOST, example 5.12]
for d from 2 to 4 do assert(genericEDDegree matrix{apply(d+1, i -> s^i * t^(d-i))} == 3*d - 2)
-- Segre varieties, the filters of linear convolutional networks
S = QQ[a_1..a_6]
row = x -> matrix{x}
assert(genericEDDegree(row{a_1, a_2} ** row{a_3, a_4}) == 6)
assert(genericEDDegree(row{a_1, a_2} ** row{a_3, a_4, a_5}) == 10)
assert(genericEDDegree(row{a_1, a_2, a_3} ** row{a_4, a_5, a_6}) == 39)
assert(genericEDDegree(row{a_1, a_2} ** row{a_3, a_4} ** row{a_5, a_6}) == 34)
///

-- test 4: generic ED degrees of determinantal varieties by each strategy.  [Kohn] for 39, the
-- others computed independently by localisation in Python
TEST ///
setRandomSeed 4
scan({
    (2,2,1, 6, {2,2,2}), (2,3,1, 10, {3,4,3}), (2,4,1, 14, {4,6,4}), (2,5,1, 18, {5,8,5}),
    (3,3,1, 39, {3,6,12,12,6}), (3,4,1, 83, {6,16,27,24,10}),
    (4,4,1, 284, {4,12,36,68,84,60,20}), (4,4,2, 1350, {20,80,176,256,286,256,176,80,20}),
    (5,5,1, 2205, {5,20,80,220,430,580,520,280,70})}, (m, n, r, total, known) -> (
    V := determinantalVariety(m, n, r);
    dual := determinantalVariety(m, n, m - r);
    assert(genericEDDegree V == total);
    assert(polarClassDegrees V == known);
    assert(polarClassDegrees dual == reverse known);
    assert(polarClassDegrees determinantalVariety(n, m, r) == known);
    if total < 1000 then assert(polarClassDegrees(V, Strategy => "Conormal") == known);
    if m < 4 then (
        assert(genericEDDegree(V, Strategy => "Critical") == total);
        assert(genericEDDegree(dual, Strategy => "Critical") == total))))
assert(genericEDDegree(determinantalVariety(4, 4, 1), Strategy => "Critical") == 284)
-- full rank: a linear space
assert(polarClassDegrees determinantalVariety(2, 3, 2) == {1})
assert(polarClassDegrees(determinantalVariety(2, 3, 2), Strategy => "Conormal") == {1})
assert(genericEDDegree(determinantalVariety(2, 3, 2), Strategy => "Critical") == 1)

-- test 5: the closed formula for rank one [DHOST, theorem 5.8; Kohn].  Printed for P^m x P^n, it
-- gives 39 at m = n = 2 and 284 at m = n = 3; here m and n are numbers of rows and columns.
assert(rankOneGenericEDDegree(3, 3) == 39)
assert(rankOneGenericEDDegree(4, 4) == 284)
for m from 1 to 6 do for n from 1 to 6 do
    assert(rankOneGenericEDDegree(m, n) == genericEDDegree determinantalVariety(m, n, 1))
-- a product of spaces, and a factor that is singular: counted in a parametrisation by charts
space = n -> determinantalVariety(1, n, 1)
for m from 1 to 4 do for n from 1 to 4 do
    assert(segreGenericEDDegree {space m, space n} == rankOneGenericEDDegree(m, n))
for V in {determinantalVariety(3, 4, 2), symmetricDeterminantalVariety(4, 2)} do
    assert(segreGenericEDDegree {V} == genericEDDegree V)
assert(segreGenericEDDegree {space 2, determinantalVariety(2, 2, 1)} == 34)
assert(segreGenericEDDegree {space 3, determinantalVariety(3, 3, 2)} == 7965)
///

-- test 6: m > n.  The equations of the chart have one solution too many at 4 x 3, rank 1: the zero
-- matrix.  The transposed ones have not.
TEST ///
debug needsPackage "NeuroVarieties"
setRandomSeed 6
kk = ZZ/32003
V = determinantalVariety(4, 3, 1)
W = randomMetric(kk, V)
u = randomList(kk, 12)
S = kk[a_1..a_3, b_1..b_3]
A = matrix{{a_1}, {a_2}, {a_3}}
B = matrix{{b_1, b_2, b_3}}
X = (matrix{{1_S}} || A) * B
G = matrixFromEntries(V, weightedResidue(W, flatten entries X, u))
I = ideal((matrix{{1_S}} | transpose A) * G) + ideal(G^{1,2,3} * transpose B)
assert(countPoints I === (0, 84))
assert(countPoints(I + ideal(b_1, b_2, b_3)) === (0, 1))
assert(countPoints edCriticalIdeal(V, W, u) === (0, 83))
///

-- test 7: Eckart-Young [DHOST, example 2.3], and quadratic losses on data of full rank
TEST ///
setRandomSeed 7
for m from 1 to 4 do for n from m to 5 do for r from 1 to m do if m < 4 or r != 2 then (
    V = determinantalVariety(m, n, r);
    assert(eckartYoungDegree V == binomial(m, r));
    assert(edDegree V == binomial(m, r)))
X = random(ZZ^3, ZZ^5, Height => 20)
for r from 1 to 2 do (
    V = determinantalVariety(3, 3, r);
    assert(edDegree(V, Metric => id_(ZZ^3) ** (X * transpose X)) == eckartYoungDegree V))
-- a filling network and a narrow one
assert(linearNetworkVariety {3, 1, 3} === determinantalVariety(3, 3, 1))
assert(linearNetworkVariety {4, 5, 2} === determinantalVariety(2, 4, 2))
assert(dim linearNetworkVariety {4, 2, 3, 5} == 2*(4 + 5 - 2))

-- test 8: symmetric matrices [DHOST, example 5.6 for 13; the others by localisation in Python]
setRandomSeed 8
scan({(3, 1, 13), (3, 2, 13), (4, 1, 40), (4, 2, 122), (4, 3, 40)}, (n, r, total) -> (
    V := symmetricDeterminantalVariety(n, r);
    for s in {"Localization", "Conormal", "Critical"} do
        assert(genericEDDegree(V, Strategy => s) == total);
    frobenius := diagonalMatrix flatten apply(n, i -> apply(n - i, j -> if j == 0 then 1 else 2));
    assert(edDegree(V, Metric => frobenius) == binomial(n, r));
    assert(eckartYoungDegree V == binomial(n, r))))
assert(polarClassDegrees symmetricDeterminantalVariety(4, 2) == {10, 30, 42, 30, 10})
assert(edDegree symmetricDeterminantalVariety(3, 2) == 13)
///

-- test 9: Hankel matrices [OSS, tables 3 and 4]
TEST ///
setRandomSeed 9
R = QQ[h_0..h_4]
H = matrix{{h_0, h_1, h_2}, {h_1, h_2, h_3}, {h_2, h_3, h_4}}
bombieri = diagonalMatrix{1, 4, 6, 4, 1}
frobenius = diagonalMatrix{1, 2, 3, 2, 1}
(I, J) = (minors(2, H), minors(3, H))
assert((edDegree(I, Metric => bombieri), edDegree(I, Metric => frobenius)) == (4, 6))
assert((edDegree(J, Metric => bombieri), edDegree(J, Metric => frobenius)) == (7, 9))
for s in {"Critical", "Conormal"} do assert(genericEDDegree(I, Strategy => s) == 10)
for s in {"Critical", "Conormal", "Saturation", "Slices"} do
    assert(genericEDDegree(J, Strategy => s) == 13)

-- test 10: hypersurfaces by each strategy: Cayley's symmetroid [DHOST, example 5.14: 13], the
-- 3 x 3 determinant [Kohn: 39], a hyperplane
setRandomSeed 10
R = QQ[x_1..x_9]
S = QQ[y_0..y_3]
cayley = det matrix{{y_0, y_1, y_2}, {y_1, y_0, y_3}, {y_2, y_3, y_0}}
assert(edDegree ideal cayley == 13)
for s in {"Critical", "Conormal", "Slices"} do (
    assert(genericEDDegree(ideal cayley, Strategy => s) == 13);
    assert(genericEDDegree(ideal(y_0 + y_1), Strategy => s) == 1))
f = det genericMatrix(R, x_1, 3, 3)
assert(genericEDDegree(ideal f, Strategy => "Slices") == 39)
known = polarClassDegrees determinantalVariety(3, 3, 2)
assert(polarClassDegrees(ideal f, Strategy => "Slices") == known)
assert(genericEDDegree ideal f == 39)

-- test 11: Hurwitz determinants [DHOST, example 3.5 and table 1]
setRandomSeed 11
-- rows a_1 a_3 a_5 ..., a_0 a_2 a_4 ..., and the same again, shifted to the right
hurwitz = (n, a) -> det matrix table(n-1, n-1, (i, j) -> (
    k := 2*j - i + 1;
    if k < 0 or k > n then 0_(ring a#1) else a#k))
scan({(3, 5, 2), (4, 5, 10), (5, 13, 6), (6, 9, 18)}, (n, inSpace, asCone) -> (
    R := QQ[a_0..a_n];
    assert(edDegree ideal hurwitz(n, gens R) == asCone);
    S := QQ[a_1..a_n];
    assert(edDegree ideal hurwitz(n, prepend(1_S, gens S)) == inSpace)))
///

-- test 12: more equations than the codimension; components of different dimension
TEST ///
setRandomSeed 12
R = QQ[x, y, z]
assert(edDegree minors(2, matrix{{1, x, y}, {x, y, z}}) == edDegree matrix{{x, x^2, x^3}})
-- a plane and a line: the plane counts
assert(edDegree intersect(ideal x, ideal(y, z)) == 1)
assert(edDegree(intersect(ideal x, ideal(y, z)), Strategy => "Saturation") == 1)
assert(polarClassDegrees intersect(ideal x, ideal(y, z)) == {1})
-- the grading and the order of the ring do not matter
S = QQ[x, y, z, Degrees => {1, 2, 3}, MonomialOrder => Lex]
assert(genericEDDegree(ideal(x*z - y^2), Strategy => "Conormal") == 4)
assert(polarClassDegrees(ideal(x*z - y^2), Strategy => "Slices") == {2, 2})
///

-- tests 13 to 17: ideals, answers, input
load "./tests-ideals.m2"

-- tests 18 to 24: critical points in the space of the weights
load "./tests-critical.m2"
-- gradient flows and other vector fields
load "./tests-invariant.m2"
load "./tests-conservation.m2"

-- discriminants and distances between two points of a variety
load "./tests-discriminant.m2"

load "./tests-networks.m2"
load "./tests-piecewise.m2"
load "./tests-types.m2"
