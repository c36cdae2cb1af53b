-- tests-ideals.m2: minors, singular loci, the ED correspondence; the format of answers; bad input.

-- test 13: dimension and degree of determinantal varieties, and the minors as a Groebner basis in a
-- diagonal order [Kohn; Sturmfels 1990]
TEST ///
for size in {(2,3), (3,3), (3,4), (4,4)} do (
    (m, n) = size;
    R = QQ[x_1..x_(m*n), MonomialOrder => Lex];
    M = transpose genericMatrix(R, x_1, n, m);
    for r from 1 to m - 1 do if m < 4 or r != 2 then (
        report = minorsReport(M, r + 1);
        assert(report#"dimension" == dim determinantalVariety(m, n, r));
        assert(report#"dimension" == m*n - (m-r)*(n-r));
        assert(report#"degree" == product(n-r, i -> binomial(m+i, r) / binomial(r+i, r)));
        assert(report#"degree" == last polarClassDegrees determinantalVariety(m, n, r));
        assert(numcols report#"groebnerBasis" == binomial(m, r+1) * binomial(n, r+1));
        diagonals = flatten apply(subsets(m, r+1), I -> apply(subsets(n, r+1), J ->
            product apply(I, J, (i, j) -> M_(i, j))));
        assert(set flatten entries leadTerm report#"groebnerBasis" === set diagonals);
        assert(ideal report#"singularLocus" == minors(r, M));
        assert(report#"singularDimension" == (m + n - r + 1) * (r - 1))))

-- test 14: singular loci: the theorem agrees with the Jacobian criterion, and limiting cases
R = QQ[x_1..x_6]
M = genericSymmetricMatrix(R, x_1, 3)
for k in {2, 3} do (
    locus = ideal (minorsReport(M, k))#"singularLocus";
    I = minors(k, M);
    J = I + minors(codim I, jacobian I);
    assert(isSubset(J, locus) and isSubset(locus^3, J)))
assert((minorsReport(M, 3))#"singularDegree" == 4)
-- no equations, a linear space, the empty set
assert((minorsReport(M, 4))#"dimension" == 6)
assert((minorsReport(M, 1))#"singularDimension" == -1)
assert((minorsReport(matrix{{1_R, x_1}}, 1))#"dimension" == -1)
-- the cusp, written as minors, is singular at the origin
S = QQ[s, t]
report = minorsReport(matrix{{s^2, t}, {t, s}}, 2)
assert((report#"dimension", report#"degree") == (1, 3))
assert(radical ideal report#"singularLocus" == ideal(s, t))
///

-- test 15: the correspondence, by elimination, is the conormal variety in the coordinates x and
-- y = W(u - x); its dimension is that of the space of data [DHOST, theorem 4.1]
TEST ///
setRandomSeed 15
R = QQ[x, y, z]
varieties = {determinantalVariety(2, 2, 1), symmetricDeterminantalVariety(2, 1),
    ideal(x*z - y^2), ideal(x^2 + y^2 - z^2, x - y)}
for V in varieties do (
    C = conormalIdeal V;
    N = numgens ring C // 2;
    W = matrix table(N, N, (i, j) -> if i == j then 3 + i else 1_QQ);
    (E, k) = edCorrespondence(V, W);
    assert(numgens ring E == k + 2*N);
    if not instance(V, Ideal) then assert(dim E == N);
    D = ideal correspondenceEquations(V, W);
    T = ring D;
    (p, u) = ((vars T)_{0 .. N-1}, (vars T)_{N .. 2*N-1});
    inT = map(T, ring C, p | (u - p) * sub(W, T));
    assert(dim D == N);
    assert(D == inT C))
-- smooth affine varieties: here eliminating the multipliers is the correspondence
for I in {ideal(x^2 + 2*y^2 - 1, z - x*y), ideal(y - x^2, z - x^3)} do (
    (E, k) = edCorrespondence(I, diagonalMatrix{1, 2, 3});
    D = ideal correspondenceEquations(I, diagonalMatrix{1, 2, 3});
    inE = map(ring E, ring D, drop(gens ring E, k));
    assert(eliminate(take(gens ring E, k), E) == inE D))
debug needsPackage "NeuroVarieties"
assert(correspondenceInvariants(ideal(x*z - y^2), ZZ/32003) === (3, {2, 2}))
assert(correspondenceInvariants(ideal(y - x^2, z - x^3), ZZ/32003) === (3, {4, 3}))
V = determinantalVariety(3, 3, 1)
assert(correspondenceInvariants(V, ZZ/32003) === (9, {3, 6, 12, 12, 6}))
for t in {(3,3,1), (3,3,2), (2,4,2)} do (
    V = determinantalVariety t;
    assert(dim first edCorrespondence(V, id_((ZZ/32003)^(t#0 * t#1))) == t#0 * t#1))
///

-- test 15a: what is assumed of equations is decided, and not reduced ones lose nothing.  The degree is
-- the sum of those of the components: a circle has 2, a line 1, an ellipse 4.
TEST ///
debug needsPackage "NeuroVarieties"
setRandomSeed 1
R = QQ[x, y, z]
S = QQ[x, y]
circle = x^2 + y^2 - 1
assert(edDegree ideal(circle^2) == 2)
assert(edDegree ideal(circle^2 * (y - 5)) == 3)
assert(edDegree(ideal(circle^2), Strategy => "Saturation") == 2)
assert(edDegree ideal(circle^2, circle^3 * x) == 2)
assert(genericEDDegree ideal(circle^2) == 4)
use R
assert(edDegree ideal(x^2 + 4*y^2 - 4, z^2) == 4)
-- a double line that no generator shows: a tangent plane of a cone
double = ideal(x^2 - y*z, y)
assert(first preparedVariety double == ideal(x, y))
assert(edDegree double == 1)
-- a plane and a line: the plane counts, and each has its pairs
mixed = ideal(x*z, y*z)
assert(edDegree mixed == 1)
assert(polarClassDegrees mixed == {1})
both = ideal correspondenceEquations(mixed, id_(QQ^3))
(a, b, c, u, v, w) = toSequence gens ring both
assert(both == intersect(ideal(a - u, b - v, c), ideal(a, b, c - w)))
standing = I -> hashTable last preparedVariety I
assert((standing mixed)#"assumes-equidimensional" ==
    "fails, components of dimension 2 are the largest")
assert((standing double)#"assumes-reduced" == "fails, the radical was taken")
assert((standing ideal(x*y, y^2))#"assumes-reduced" ==
    "holds modulo p, equation 2 lost its multiple factors")
assert((standing ideal(x, x - 1))#"assumes-points" == "fails, the variety is empty")
assert all(values standing ideal(x*z - y^2, x*y - z, x^2 - y), s -> s == "holds modulo p")
-- singular points of components of several dimensions
report = minorsReport(matrix{{z*(y^2 - x^3), z*(z - 1)}}, 1)
assert not report#"equidimensional"
assert(radical ideal report#"singularLocus" == ideal(x, y, z - 1))
-- five quadrics in codimension three
P = QQ[p_0..p_9]
G = ideal(p_0*p_7 - p_1*p_5 + p_2*p_4, p_0*p_8 - p_1*p_6 + p_3*p_4, p_0*p_9 - p_2*p_6 + p_3*p_5,
    p_1*p_9 - p_2*p_8 + p_3*p_7, p_4*p_9 - p_5*p_8 + p_6*p_7)
assert(polarClassDegrees G == {5, 10, 12, 10, 5})
assert(genericEDDegree G == 42)
///

-- test 16: lines of an answer
TEST ///
debug needsPackage "NeuroVarieties"
R = QQ[x, y]
assert(answerLines("value", 39) === {"value int 39"})
assert(answerLines("engine", "two\nlines") === {"engine text two lines"})
assert(answerLines("filling", false) === {"filling bool false"})
assert(answerLines("polar", {2, 2, 2}) === {"polar ints 2 2 2"})
assert(answerLines("none", {}) === {"none ints"})
assert(answerLines("I", ideal(x^2 - 2/3*y)) ===
    {"I polynomials 2 1", "polynomial 2", "2 0 | 1", "0 1 | -2/3"})
assert(answerLines("zero", ideal 0_R) === {"zero polynomials 2 0"})
S = ZZ/101[x]
assert(answerLines("M", matrix{{x + 3, 0}}) ===
    {"M polynomials 1 2", "polynomial 2", "1 | 1", "0 | 3", "polynomial 0"})

-- test 17: what is not accepted
R = QQ[x, y]
S = ZZ/101[z, w]
V = determinantalVariety(2, 2, 1)
refused = f -> assert try (f(); false) else true
scan({
    () -> determinantalVariety(2, 2, 3), () -> determinantalVariety(0, 2, 1),
    () -> symmetricDeterminantalVariety(2, 0), () -> linearNetworkVariety {3},
    () -> linearNetworkVariety {3, 0, 2}, () -> rankOneGenericEDDegree(0, 1),
    () -> minorsReport(matrix{{x}}, 0), () -> minorsReport(matrix{{1}}, 1),
    () -> conormalIdeal ideal(x^2 - 1),
    () -> conormalIdeal(V, CoefficientRing => ZZ/2), () -> conormalIdeal(V, CoefficientRing => ZZ),
    () -> polarClassDegrees(V, Strategy => "Slices"),
    () -> polarClassDegrees(ideal(x, y), Strategy => "Slices"),
    () -> polarClassDegrees(ideal(x*y), Strategy => "Slices", CoefficientRing => QQ),
    () -> polarClassDegrees ideal(x^2 - y),
    () -> edDegree ideal 0_R, () -> edDegree ideal 1_R, () -> edDegree(V, Strategy => "Slices"),
    () -> edDegree(V, Metric => id_(QQ^3)), () -> edDegree(V, Metric => id_(RR^4)),
    () -> edDegree(V, Metric => matrix table(4, 4, (i, j) -> 1)),
    () -> edDegree(V, Metric => matrix table(4, 4, (i, j) -> i^2 + j^3 + i*j + 1)),
    () -> edDegree(ideal(z^2 - w), CoefficientRing => ZZ/32003),
    -- primes that divide a coefficient, an exponent, or the difference of two weights
    () -> edDegree ideal(32003*x^2 + y^2 - 1), () -> genericEDDegree ideal(x^2/32003 + y^2 - 1),
    () -> edDegree matrix{{32003*x, x^2}}, () -> edDegree matrix{{x/(32003*x + 1)}},
    () -> edDegree(ideal(y - x^101), CoefficientRing => ZZ/101),
    () -> polarClassDegrees ideal(32003*x^2 + y^2 - z^2),
    () -> edDegree(ideal(x^2 + y^2 - 1), Metric => diagonalMatrix{1, 32004, 2, 3}),
    () -> edDegree matrix{{1_R, 2}}, () -> edDegree matrix{{x}, {y}},
    () -> genericEDDegree ideal 1_R, () -> genericEDDegree(V, Strategy => "Saturation"),
    () -> edCriticalIdeal(V, id_(QQ^4), {1, 2, 3}), () -> edCorrespondence(V, id_(QQ^3))},
    refused)

-- test 25: equality of ideals; a Groebner basis without one of its elements
R = QQ[x, y, z, MonomialOrder => Lex]
I = ideal(x^2 - y, x*y - z)
J = ideal gens gb I
report = compareIdeals(I, J)
assert(report#"missing" == 0 and report#"extra" == 0 and report#"groebner")
scan(numgens J, i -> (
    report := compareIdeals(I, ideal drop(J_*, {i, i}));
    assert(report#"missing" != 0 or not report#"groebner")))
report = compareIdeals(I, ideal(x, y, z))
assert(report#"missing" == 0 and numcols report#"extra" == 3)
assert((compareIdeals(ideal 0_R, ideal 0_R))#"groebner")
assert try (compareIdeals(I, ideal vars(QQ[t])); false) else true
///
