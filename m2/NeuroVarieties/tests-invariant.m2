-- tests-invariant.m2: invariant ideals, trajectories and Darboux polynomials.

-- widths 2, 2, 2: balancedness under the flows of all losses, and one entry of a weight
TEST ///
R = QQ[a_1..a_4, b_1..b_4]
A = genericMatrix(R, a_1, 2, 2)
B = genericMatrix(R, b_1, 2, 2)
F = transpose jacobian ideal flatten entries(B * A)
balanced = ideal flatten entries(transpose B * B - A * transpose A)
assert isInvariantIdeal(F, balanced)
assert not isInvariantIdeal(F, ideal(a_1, a_2))
-- one field: symmetric layers stay symmetric to each other for symmetric data
G = -transpose jacobian ideal sum(flatten entries(B * A - matrix{{2, 1}, {1, 3}}), f -> f^2 / 2)
assert isInvariantIdeal(G, ideal flatten entries(B - transpose A))
assert isInvariantIdeal(G, balanced)
assert(invariantIdeal(G, ideal(A^{0})) != ideal(A^{0}))

-- the flow of (ab-1)^2/2, by hand
R = QQ[a, b]
F = matrix{{-(a*b-1)*b, -(a*b-1)*a}}
assert(invariantIdeal(F, ideal a) == ideal(a, b))
assert(invariantIdeal(F, ideal(a - b)) == ideal(a - b))
assert(invariantIdeal(F, ideal(a + b)) == ideal(a + b))
assert(invariantIdeal(F, ideal(a^2 - b^2 - 3)) == ideal(a^2 - b^2 - 3))
assert(invariantIdeal(F, ideal(a - 1)) == ideal(a - 1, b - 1))
assert(invariantIdeal(F, ideal(a - 2)) == ideal(a - 2, 2*b - 1))
assert(invariantIdeal(F, ideal 0_R) == 0 and invariantIdeal(F, ideal 1_R) == 1)
assert(isInvariantIdeal(F, ideal(a - b)) and isInvariantIdeal(F, ideal(a*b - 1)))
assert not isInvariantIdeal(F, ideal a)
S = ZZ/32003[a, b]
assert(invariantIdeal(sub(F, S), ideal a_S) == ideal gens S)

-- trajectories: a start in general position, on an invariant line, at rest, and on a parabola
R = QQ[a, b]
F = matrix{{-(a*b-1)*b, -(a*b-1)*a}}
assert(trajectoryIdeal(F, {2, 1}, 1) == 0)
assert(trajectoryIdeal(F, {2, 1}, 2) == ideal(a^2 - b^2 - 3))
assert(trajectoryIdeal(F, {3, 3}, 1) == ideal(a - b))
assert(trajectoryIdeal(F, {2, 1/2}, 1) == ideal(a - 2, 2*b - 1))
assert(trajectoryIdeal(matrix{{1_R, 2*a}}, {0, 0}, 2) == ideal(b - a^2))
-- the exponential curve is not algebraic
assert(trajectoryIdeal(matrix{{1_R, b}}, {0, 1}, 4) == 0)
-- all derivatives of b up to number 9 vanish at the start, more than are taken at first
assert(trajectoryIdeal(matrix{{1_R, 10*a^9 + 15*a^14}}, {0, 0}, 1) == 0)
///

-- Darboux polynomials: known factors, first integrals, irrational cofactors
TEST ///
R = QQ[a, b]
F = matrix{{-(a*b-1)*b, -(a*b-1)*a}}
linear = darbouxPolynomials(F, 1)
assert(set apply(linear, first) === set{a*b - 1, 1 - a*b})
found = darbouxPolynomials(F, 2)
assert(#found == 6)
for pair in found do for P in pair#1 do
    assert((F * jacobian ideal P)_(0, 0) == pair#0 * P)
assert(member((-a^2 - b^2, {a*b - 1}), found))
assert(member((0_R, {a^2 - b^2}), found))
-- a saddle: x^i y^j has the constant cofactor 2i - 3j
saddle = darbouxPolynomials(matrix{{2*a, -3*b}}, 2)
assert(set apply(saddle, first) === set{2_R, -3_R, 4_R, -1_R, -6_R})
assert(darbouxPolynomials(matrix{{2*b, a}}, 1) == {})
assert(darbouxPolynomials(matrix{{2*b, a}}, 2) == {(0_R, {a^2 - 2*b^2})})
-- widths 2, 1, 2: the first integral, and the one hypersurface of the data
R = QQ[x_1..x_4]
f = 3*x_1*x_3 - x_2*x_3 - x_1*x_4 + 2*x_2*x_4 - 5
W = matrix{{x_3*x_1, x_3*x_2}, {x_4*x_1, x_4*x_2}} - matrix{{2, 1}, {1, 3}}
F = -transpose jacobian ideal(sum(flatten entries W, e -> e^2) / 2)
found = darbouxPolynomials(F, 2)
assert(apply(found, last) == {{x_1^2 + x_2^2 - x_3^2 - x_4^2}, {f}})

-- what is refused
refused = method()
refused Function := f -> (try f() then false else true)
R = QQ[a, b]
S = QQ[x, y]
T = ZZ/101[c]
F = matrix{{a, b}}
for f in {
    () -> invariantIdeal(matrix{{a}}, ideal a),
    () -> invariantIdeal(F, ideal x),
    () -> isInvariantIdeal(transpose F, ideal a),
    () -> trajectoryIdeal(F, {1}, 1),
    () -> trajectoryIdeal(F, {1, 2}, 0),
    () -> trajectoryIdeal(F, {1, 2.5}, 1),
    () -> trajectoryIdeal(F || F, {1, 2}, 1),
    () -> darbouxPolynomials(F, 0),
    () -> darbouxPolynomials(F || F, 1),
    () -> darbouxPolynomials(matrix{{c}}, 1)} do assert refused f
///
