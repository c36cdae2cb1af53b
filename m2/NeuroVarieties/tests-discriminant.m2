-- tests-discriminant.m2: discriminants, bottlenecks, Voronoi cells
--
-- [T] Trifogli, "Focal loci of algebraic hypersurfaces: a general theory" (1998)
-- [D] Draisma, Horobet, Ottaviani, Sturmfels, Thomas, "The Euclidean distance degree of an
--     algebraic variety" (2016), section 7

-- degrees of general hypersurfaces [T]; a variety and its dual have one discriminant [D]
TEST ///
counted = L -> new EDDiscriminantDegree from L
setRandomSeed 1
kk = ZZ/32003
general = (n, d) -> (
    R := kk[vars(0 .. n-1)];
    edDiscriminantDegree ideal sum(d + 1, i -> random(i, R)))
scan({(2, 2), (2, 3), (2, 4), (3, 2), (4, 2)}, (n, d) -> assert(general(n, d) === counted {
    "infinity" => 0,
    "folds" => d*(n-1)*(d-1)^(n-1) + 2*d*(d-1)*sum(n-1, i -> (d-1)^i)}))
S = symmetricDeterminantalVariety
assert(edDiscriminantDegree S(3, 1) === counted {"infinity" => 0, "folds" => 36})
assert(edDiscriminantDegree S(3, 2) === counted {"infinity" => 0, "folds" => 36})
V = determinantalVariety(2, 2, 1)
W = diagonalMatrix {1, 2, 3, 5}
assert(edDiscriminantDegree(V, Metric => W) === counted {"infinity" => 0, "folds" => 12})
-- more equations than the codimension: an affine twisted cubic by two equations and by three
R = kk[x, y, z]
assert(edDiscriminantDegree ideal(y - x^2, z - x*y)
    === edDiscriminantDegree ideal(y - x^2, z - x*y, x*z - y^2))
///

-- closures that are singular at infinity: a cardioid, two tangent circles, a torus; the isotropic lines
-- through the centres of the circles
TEST ///
counted = L -> new EDDiscriminantDegree from L
setRandomSeed 7
R = QQ[x, y]
cardioid = ideal((x^2 + y^2 + x)^2 - x^2 - y^2)
assert(edDiscriminantDegree cardioid === counted {"infinity" => 2, "folds" => 4})
-- a fold at a singular point
assert(edDiscriminantDegree ideal(y^3 - x^5) === counted {"infinity" => 0, "folds" => 8})
D = edDiscriminant ideal((x^2 + y^2 - 1)*((x - 3)^2 + y^2 - 4))
assert(numcols D#"folds" == 0 and numcols D#"infinity" == 2)
f = product flatten entries D#"infinity"
assert(all({{1, ii}, {3 + 2*ii, 2}}, u -> abs((map(CC, ring f, apply(u, c -> c * 1_CC))) f) < 1e-9))
R = QQ[x, y, z]
torus = ideal((x^2 + y^2 + z^2 + 3)^2 - 16*(x^2 + y^2))
assert(edDiscriminantDegree torus === counted {"infinity" => 6, "folds" => 0})
///

-- Eckart and Young: equal singular values, at infinity
TEST ///
counted = L -> new EDDiscriminantDegree from L
setRandomSeed 2
scan({(2, 2, 1), (2, 3, 1), (3, 2, 1), (3, 3, 1)}, s -> (
    m := min(s#0, s#1);
    assert(edDiscriminantDegree determinantalVariety s
        === counted {"infinity" => 2*m*(m-1), "folds" => 0})))
V = determinantalVariety(2, 2, 1)
D = edDiscriminant V
f = eckartYoungDiscriminant(V, id_(QQ^2))
inU = map(ring D#"infinity", ring f, gens ring D#"infinity")
assert(numcols D#"folds" == 0)
assert(ideal inU f == ideal product flatten entries D#"infinity")
-- data X with X X^t = G: multiplied by X on the right; and more rows than columns
G = matrix {{1/1, 1}, {1, 2}}
f = eckartYoungDiscriminant(V, G)
g = eckartYoungDiscriminant(V, id_(QQ^2))
U = matrix {{2, 3}, {5, 7}} * matrix {{1, 0}, {1, 1}}
assert((map(QQ, ring f, {2, 3, 5, 7})) f == (map(QQ, ring g, flatten entries U)) g)
h = eckartYoungDiscriminant(determinantalVariety(3, 2, 1), id_(QQ^2))
k = eckartYoungDiscriminant(determinantalVariety(2, 3, 1), id_(QQ^3))
assert((map(QQ, ring h, {1, 4, 2, 5, 3, 7})) h == (map(QQ, ring k, {1, 2, 3, 4, 5, 7})) k)
S = symmetricDeterminantalVariety(3, 1)
d = eckartYoungDiscriminant S
assert((map(QQ, ring d, {1, 0, 0, 2, 0, 4})) d == (1*2*3)^2)
assert(edDiscriminantDegree(S, Metric => diagonalMatrix {1, 2, 2, 1, 2, 1})
    === counted {"infinity" => 6, "folds" => 0})
///

-- the evolute of an ellipse is Lame's curve (a x)^(2/3) + (b y)^(2/3) = (a^2 - b^2)^(2/3), here
-- with a = 2, b = 1: on it are ((3/2) c^3, -3 s^3) for c^2 + s^2 = 1
TEST ///
R = QQ[x, y]
scan({"Elimination", "Lifting"}, strategy -> (
    D := edDiscriminant(ideal(x^2 + 4*y^2 - 4), Strategy => strategy);
    assert(numcols D#"infinity" == 0 and numcols D#"folds" == 1);
    f := (D#"folds")_(0, 0);
    assert(first degree f == 6);
    (c, s) := (3/5, 4/5);
    assert((map(QQ, ring f, {3/2*c^3, -3*s^3})) f == 0)))
assert(numcols (edDiscriminant ideal(x^2 + y^2 - 1))#"folds" == 0)
E = ideal(x^2 + 4*y^2 - 4)
assert(toString edDiscriminant E^2 == toString edDiscriminant E)
assert(edDiscriminantDegree E^2 === edDiscriminantDegree E)
assert(numcols (edDiscriminant ideal(x, x - 1))#"folds" == 0)
assert((edDiscriminantDegree ideal(x, x - 1))#"infinity" == 0)
assert(toString (edDiscriminant ideal(x^2 + y^2 - 1))#"infinity" == "matrix {{u_0^2+u_1^2}}")
assert(edDiscriminantDegree matrix{{x^2, x^4}} === edDiscriminantDegree ideal(y - x^2))
assert(toString (edDiscriminant matrix{{x^2, x^4}})#"folds"
    == toString (edDiscriminant ideal(y - x^2))#"folds")
assert(try (edDiscriminantDegree matrix{{x + y, x * y}}; false) else true)
I = ideal(x^2 + y^2 - 1)
assert(try (edDiscriminantDegree(I, Metric => id_(QQ^3)); false) else true)
assert(try (edDiscriminant sub(I, ZZ/7[x, y]); false) else true)
assert(try (eckartYoungDiscriminant(determinantalVariety(2, 2, 2), id_(QQ^2)); false) else true)
///

-- bottlenecks of general curves and surfaces (Di Rocco, Eklund, Weinstein 2020) and Voronoi degrees
-- (Cifuentes, Ranestad, Sturmfels, Weinstein 2022)
TEST ///
setRandomSeed 4
kk = ZZ/32003
general = (n, d) -> (R := kk[vars(0 .. n-1)]; ideal sum(d + 1, i -> random(i, R)))
scan({2, 3}, d -> (
    V := general(2, d);
    assert(bottleneckCount V == (0, d^4 - 5*d^2 + 4*d));
    assert(voronoiDegree V == d^2 + d - 4)))
assert(bottleneckCount general(3, 2) == (0, 6))
assert(voronoiDegree general(3, 2) == 3)
R = QQ[x, y]
assert(bottleneckCount ideal(y - x^2) == (-1, 0))
assert(bottleneckCount ideal(x^2 + y^2 - 1) == (1, 0))
R = QQ[x, y, z]
q = x^2 + 2*y^2 + 3*z^2 - 1
assert(bottleneckCount ideal(q, z*q) == (0, 6))
assert(bottleneckCount ideal(x^2 + 4*y^2 - 4, z^2) == (0, 4))
-- two curves that meet: at a point of both the gradients are dependent
assert(bottleneckCount ideal(q, (2*z - 1)*(x - y)) == (0, 36))
R = QQ[x, y]
-- on the ellipse (6/5, 4/5) and its two mirror images have the same normals' ends on the axes; the
-- centre of curvature is at ((3/2) c^3, -3 s^3)
E = ideal(x^2 + 4*y^2 - 4)
B = voronoiBoundary(E, {6/5, 4/5})
roots' = row -> sort apply(flatten entries row, f -> - (f % ideal gens ring f) / leadCoefficient f)
assert(roots'(B#"boundary") == {-1/2, -1/8})
assert(toString voronoiBoundary(E^2, {6/5, 4/5}) == toString B)
assert(voronoiDegree E^2 == voronoiDegree E)
a = first roots'(B#"focal")
assert({6/5 + 12/5*a, 4/5 + 32/5*a} == {3/2 * (3/5)^3, -3 * (4/5)^3})
-- for a circle it is the centre, from where all points are equally far
assert(voronoiDegree ideal(x^2 + y^2 - 1) == 1)
-- singular points bound cells: a cusp, an isolated point; and components of two dimensions
assert(voronoiDegree ideal(y^2 - x^3) == 4)
B = voronoiBoundary(ideal(y^2 - x^3), {1, 1})
assert any(flatten entries B#"boundary", f -> f == first gens ring f - 1)
assert(roots'((voronoiBoundary(ideal(y^2 - x^2*(x - 1)), {1, 0}))#"boundary") == {1/2, 5/8})
R = QQ[x, y, z]
B = voronoiBoundary(ideal(x*z, y*z), {0, 0, 1})
assert(toString B#"boundary" == "matrix {{a_0^2+a_1^2-1}}")
assert(try (voronoiBoundary(ideal(x*z, y*z), {0, 0, 0}); false) else true)
assert(voronoiDegree ideal(x^2 + y^2, z) == -1)
R = QQ[x, y]
assert(try (voronoiBoundary(E, {1, 1}); false) else true)
assert(try (voronoiBoundary(ideal(y^2 - x^3 - x^2), {0, 0}); false) else true)
assert(bottleneckCount ideal(x, x - 1) == (-1, 0) and voronoiDegree ideal(x, x - 1) == 0)
assert(try (bottleneckCount matrix{{x, y}}; false) else true)
-- in another metric: x -> 2x makes a circle of the ellipse
assert(bottleneckCount(ideal(x^2 + 4*y^2 - 4), Metric => diagonalMatrix {1, 4}) == (1, 0))
///

-- Cones.  Two 2 x 2 matrices of rank 1 with the same kernel and image, which are spanned by isotropic
-- vectors: 2 x 2 choices and two factors.  3 x 3: X = u v^t and X' = u v'^t with u isotropic and
-- v.v = v.v' = v'.v', that is 2 + 4 - 1 = 5 dimensions.  None in a generic metric.
TEST ///
setRandomSeed 5
V = determinantalVariety
assert(bottleneckCount V(2, 2, 1) == (2, 0))
assert(bottleneckCount V(3, 3, 1) == (5, 0))
assert(bottleneckCount V(2, 2, 2) == (-1, 0))
assert(bottleneckCount(V(2, 2, 1), Metric => diagonalMatrix {1, 2, 3, 5}) == (-1, 0))
R = QQ[a, b, c, d]
assert(bottleneckCount ideal(a*d - b*c) == (2, 0))
S = symmetricDeterminantalVariety(2, 1)
assert(bottleneckCount(S, Metric => diagonalMatrix {1, 2, 1}) == (2, 0))
assert(bottleneckCount S == (-1, 0))
///

-- Eckart and Young: another critical point is as far when it drops as large singular values, so
-- that the boundary has the degree 2 (binomial(m, r) - 1)
TEST ///
setRandomSeed 6
D = determinantalVariety
scan({(2, 2, 1), (2, 3, 1), (3, 2, 1), (3, 3, 1), (3, 3, 2)}, s ->
    assert(voronoiDegree D s == 2 * (binomial(min(s#0, s#1), s#2) - 1)))
assert(voronoiDegree D(2, 2, 1) == voronoiDegree(
    (R = QQ[a, b, c, d]; ideal(a*d - b*c))))
-- the singular value of the point is 5; the normal vector has the same length
B = voronoiBoundary(D(2, 2, 1), {1, 2, 2, 4}, NormalSpace => matrix {{4, -2, -2, 1}})
assert(toString B#"boundary" == "matrix {{a_0-1, a_0+1}}" and B#"focal" == B#"boundary")
S = symmetricDeterminantalVariety(3, 2)
W = diagonalMatrix {1, 2, 2, 1, 2, 1}
B = voronoiBoundary(S, {2, 0, 0, 1, 0, 0}, Metric => W, NormalSpace => matrix {{0, 0, 0, 0, 0, 1}})
assert(toString B#"boundary" == "matrix {{a_0-2, a_0-1, a_0+1, a_0+2}}")
assert(toString B#"focal" == "matrix {{a_0-2, a_0-1}}")
-- the same by their theorem
R = QQ[t]
assert(toString spectralLocus(matrix {{t^2}}, {4, -5, 1}) == "matrix {{t-2, t-1, t+1, t+2}}")
-- a general metric, and normals that are none
assert(voronoiDegree(symmetricDeterminantalVariety(3, 1)) == 18)
assert(try (voronoiBoundary(S, {2, 0, 0, 1, 0, 0}, NormalSpace => matrix {{1, 0, 0, 0, 0, 0}}); false)
    else true)
assert(try (voronoiBoundary(S, {2, 0, 0, 0, 0, 0}); false) else true)
assert(try (voronoiDegree D(2, 2, 2); false) else true)
///
