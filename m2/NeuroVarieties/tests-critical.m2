-- tests-critical.m2: critical points of linear networks in the space of their weights.
--
-- [B] Bharadwaj, "Critical points of deep linear networks in C^N" (thesis, San Francisco State
--     University), table 3.1, figure 3.1 and the system (1.13)

-- test 18: the generators are the derivatives of the loss, layer by layer and row by row
TEST ///
setRandomSeed 18
scan({{2, 3}, {2, 1, 2}, {1, 2, 3, 2}, {3, 2, 1, 1, 2}}, d -> (
    h := #d - 1;
    sizes := apply(h, i -> (d#(i+1), d#i));
    N := sum(sizes, times);
    R := ZZ/101[x_1..x_N];
    start := 0;
    W := apply(sizes, (m, n) -> (
        M := transpose genericMatrix(R, R_start, n, m);
        start = start + m*n;
        M));
    X := random(ZZ^(d#0), ZZ^3, Height => 9);
    Y := random(ZZ^(d#h), ZZ^3, Height => 9);
    Lambda := apply(sizes, (m, n) -> random(ZZ^m, ZZ^n, Height => 9));
    squares := M -> sum(flatten entries M, a -> a^2);
    loss := squares(product reverse W * sub(X, R) - sub(Y, R));
    penalty := sum(h, i -> sum(flatten entries Lambda#i, flatten entries W#i, (l, w) -> l * w^2));
    gradient := (data -> (linearNetworkGradient data)_*);
    half := 1 / 2_(ZZ/101);
    assert(gradient(R, d, X, Y, {}) == apply(gens R, w -> half * diff(w, loss)));
    assert(gradient(R, d, X, Y, Lambda) == apply(gens R, w -> half * diff(w, loss + penalty)));
    -- new variables
    I := linearNetworkGradient(d, X, Y, Lambda);
    assert(coefficientRing ring I === QQ and numgens ring I == N);
    assert(apply(I_*, f -> sub(f, vars R)) == gradient(R, d, X, Y, Lambda))))
-- (1.13) of [B], as printed
R = QQ[a_1, a_2, b_1, b_2]
I = linearNetworkGradient(R, {2, 1, 2}, matrix{{1, 2}, {3, 4}}, matrix{{1, 3}, {2, 4}}, {})
assert(I_* === {
    5*a_1*b_1^2 + 5*a_1*b_2^2 + 11*a_2*b_1^2 + 11*a_2*b_2^2 - 7*b_1 - 10*b_2,
    11*a_1*b_1^2 + 11*a_1*b_2^2 + 25*a_2*b_1^2 + 25*a_2*b_2^2 - 15*b_1 - 22*b_2,
    5*a_1^2*b_1 + 22*a_1*a_2*b_1 + 25*a_2^2*b_1 - 7*a_1 - 15*a_2,
    5*a_1^2*b_2 + 22*a_1*a_2*b_2 + 25*a_2^2*b_2 - 10*a_1 - 22*a_2})

-- test 19: rows of table 3.1 of [B], with the least and the largest n: sum over k active neurons of
-- C(d, k) C(p, k) 4^k points, C(p, d) 4^d of them without a zero; a row of W_1 is zero exactly when
-- the column of W_2 is, and otherwise both have no zero (propositions 3.1 to 3.3 of [B])
setRandomSeed 19
kk = ZZ/32003
for d from 1 to 3 do for p from 1 to 3 do for n in (if (d, p) == (3, 3) then {2} else {1, 3}) do (
    Lambda = {random(kk^d, kk^n), random(kk^p, kk^d)};
    I = linearNetworkGradient({n, d, p}, random(kk^n, kk^1), random(kk^p, kk^1), Lambda);
    C = criticalPointCount(I, {n, d, p});
    active = k -> binomial(d, k) * binomial(p, k) * 4^k;
    assert(C#"points" == sum(d + 1, active));
    assert(C#"orbits" == sum(d + 1, k -> active k // 2^k));
    assert((C#"dimension", C#"degree", C#"reduced") == (0, C#"points", true));
    assert(C#"patterns" === hashTable select(apply(subsets d, S -> (
        alive := apply(d, i -> if member(i, S) then 1 else 0);
        join(flatten apply(alive, a -> toList(n : a)), flatten toList(p : alive)) =>
            binomial(p, #S) * 4^(#S))), pattern -> pattern#1 > 0)))
-- figure 3.1 of [B]
I = linearNetworkGradient({2, 2, 2}, random(kk^2, kk^1), random(kk^2, kk^1),
    {random(kk^2, kk^2), random(kk^2, kk^2)})
assert((criticalPointCount(I, {2, 2, 2}))#"patterns" === hashTable {{0,0,0,0, 0,0,0,0} => 1,
    {0,0,1,1, 0,1,0,1} => 8, {1,1,0,0, 1,0,1,0} => 8, {1,1,1,1, 1,1,1,1} => 16})

-- test 20: more layers [B, table 3.2] and more samples (1 + 4 d_y min(m, d_x) points for one hidden
-- neuron; the others counted by two other programs): widths, samples, points, points without zeros
setRandomSeed 20
kk = ZZ/32003
scan({({1,1,1,1}, 1, 17, 16), ({1,1,1,2}, 1, 33, 32), ({1,2,2,1}, 1, 129, 64),
    ({1,1,1,1,1}, 1, 49, 48),
    ({2,1,1}, 2, 9, 8), ({2,1,2}, 2, 17, 16), ({3,1,2}, 2, 17, 16), ({3,1,2}, 3, 25, 24),
    ({2,2,1}, 2, 33, 16), ({2,2,2}, 2, 225, 192)}, (d, m, total, torus) -> (
    Lambda := apply(#d - 1, i -> random(kk^(d#(i+1)), kk^(d#i)));
    I := linearNetworkGradient(d, random(kk^(d#0), kk^m), random(kk^(last d), kk^m), Lambda);
    C := criticalPointCount(I, d);
    ones := toList(numgens ring I : 1);
    assert((C#"degree", C#"points", C#"patterns"#ones) == (total, total, torus))))
///

-- test 21: multiple points, and special data.  The radical and a saturation for each pattern of
-- zeros say the same.
TEST ///
setRandomSeed 21
check21 = (I, d) -> (
    (R, J) := (ring I, radical I);
    patterns := hashTable select(apply(subsets numgens R, S -> (
        pattern := apply(numgens R, i -> if member(i, S) then 1 else 0);
        zeros := ideal(0_R) + ideal apply(positions(pattern, c -> c == 0), i -> R_i);
        K := saturate(J + zeros, product(S, i -> R_i) * 1_R);
        pattern => if K == 1 then 0 else degree K)), pattern -> pattern#1 > 0);
    C := criticalPointCount(I, d);
    assert((C#"dimension", C#"degree", C#"points") == (dim I, degree I, degree J));
    assert(C#"reduced" == (I == J));
    assert(C#"patterns" === patterns);
    assert(C#"orbits" <= C#"points" and C#"points" <= 2^(sum d - first d - last d) * C#"orbits");
    C)
for kk in {QQ, ZZ/32003} do (
    for d in (if kk === QQ then {{1, 2}} else {{1, 1, 1}, {2, 1, 1}}) do (
        I = linearNetworkGradient(d, matrix apply(d#0, i -> {(2*i + 1)_kk}),
            matrix apply(last d, i -> {i + 2}),
            apply(#d - 1, i -> matrix table(d#(i+1), d#i, (r, c) -> 1 + r + 2*c + i)));
        R = ring I;
        assert((check21(I, d))#"reduced");
        -- tangent spaces of higher dimension, several multiplicities at once
        if numgens R < 3 then (
            assert not (check21(I^2, d))#"reduced";
            assert not (check21(ideal apply(I_*, gens R, (f, x) -> x^2 * f), d))#"reduced";
            check21(I * ideal apply(gens R, x -> x^3 - x), d)));
    -- x^2 y^2 = lambda_1 lambda_2: the origin is a point of multiplicity 3
    I = linearNetworkGradient({1, 1, 1}, matrix{{1_kk}}, matrix{{2}}, {matrix{{1}}, matrix{{4}}});
    C = check21(I, {1, 1, 1});
    assert((C#"degree", C#"points", C#"orbits") == (5, 3, 2));
    I = linearNetworkGradient({1, 2, 1}, matrix{{1_kk}}, matrix{{2}},
        {matrix{{1}, {3}}, matrix{{4, 7}}});
    assert not (check21(I, {1, 2, 1}))#"reduced";
    -- Both neurons change sign together at a point where only the weight between them is not zero:
    -- an orbit of two points, not of four.
    R = kk[w_1..w_3];
    C = check21(ideal(w_1, w_2^2 - 1, w_3), {1, 1, 1, 1});
    assert((C#"points", C#"orbits") == (2, 1));
    C = check21(ideal(w_1^2, w_2^2 - 2, w_1 - w_2*w_3), {1, 1, 1, 1}))
///

-- test 22: no points, families of points, no hidden layer; the order of the ring does not matter
TEST ///
known = L -> new CriticalPointCount from L
count = (data, d) -> criticalPointCount(linearNetworkGradient prepend(d, data), d)
R = QQ[w_1, w_2]
assert(criticalPointCount(ideal 1_R, {1, 1, 1}) === known {"dimension" => -1, "degree" => 0})
assert(criticalPointCount(ideal 0_R, {1, 1, 1}) === known {"dimension" => 2, "degree" => 1})
assert(count((matrix{{1, 2}, {3, 4}}, matrix{{1, 3}, {2, 4}}, {}), {2, 1, 2}) ===
    known {"dimension" => 1, "degree" => 4})
-- linear regression: one point, unless the inputs do not span the space
assert(count((matrix{{1, 2}, {3, 4}}, matrix{{1, 3}}, {}), {2, 1}) === known {
    "dimension" => 0, "degree" => 1, "points" => 1, "orbits" => 1, "reduced" => true,
    "patterns" => hashTable {{1, 1} => 1}})
assert((count((matrix{{1, 2}, {2, 4}}, matrix{{1, 3}}, {}), {2, 1}))#"dimension" == 1)
S = QQ[w_1..w_4, MonomialOrder => Lex, Degrees => {1, 2, 3, 4}]
data = (matrix{{1}}, matrix{{2}, {3}}, {matrix{{5}, {7}}, matrix{{1, 2}, {3, 4}}})
T = ZZ/32003[w_1..w_6, MonomialOrder => Lex, Degrees => {1, 2, 3, 4, 5, 6}]
J = linearNetworkGradient join((T, {1, 2, 2}), data)
assert(count(data, {1, 2, 2}) === criticalPointCount(J, {1, 2, 2}))

-- test 23: components.  (1.13) of [B]: the origin, and a curve over two conjugate functions
d = {2, 1, 2}
(X, Y) = (matrix{{1, 2}, {3, 4}}, matrix{{1, 3}, {2, 4}})
I = linearNetworkGradient(d, X, Y, {})
keys23 = {"dimension", "degree", "imageDimension", "imageDegree", "rank"}
numbers = C -> apply(C, c -> apply(keys23, k -> c#k))
C = criticalComponents(I, d)
assert(numbers C === {{0, 1, 0, 1, 0}, {1, 4, 0, 2, 1}})
assert(intersect apply(C, c -> c#"ideal") == radical I)
T = QQ[m_11, m_12, m_21, m_22]
C = criticalComponents(T, I, d)
J = C#1#"image"
assert isSubset(ideal(m_11*m_22 - m_12*m_21, 884*m_22^2 - 49), J)
S = QQ[gens T, z]
assert(#decompose(sub(J, S) + ideal(z^2 - 221)) == 2 and #decompose J == 1)
use T
-- the same functions, by Lagrange multipliers on the variety of matrices of rank one
E = edCriticalIdeal(minors(2, matrix{{m_11, m_12}, {m_21, m_22}}), id_(QQ^2) ** (X * transpose X),
    flatten entries(Y * inverse(X ** QQ)))
inE = map(ring E, T, take(gens ring E, 4))
assert(preimage(inE, E) == J)
-- a filling network: the origin, rank one, and the solution of the regression, the only image of
-- its component
I = linearNetworkGradient({2, 2, 2}, X, Y, {})
C = criticalComponents(T, I, {2, 2, 2})
assert(numbers C === {{0, 1, 0, 1, 0}, {3, 4, 0, 2, 1}, {4, 8, 0, 1, 2}})
assert(C#1#"image" == J)
assert(C#2#"image" == ideal(matrix{{m_11, m_12}, {m_21, m_22}} - sub(Y * inverse(X ** QQ), T)))
-- no equations: the variety of the network; contradictory ones: nothing
assert(numbers criticalComponents(ideal 0_(ring I), {2, 2, 2}) === {{8, 1, 4, 1, 2}})
R = QQ[w_1..w_4]
assert(numbers criticalComponents(ideal 0_R, {2, 1, 2}) === {{4, 1, 3, 2, 1}})
assert(criticalComponents(ideal 1_R, {2, 1, 2}) === {})

-- test 24: what is not accepted
(X, Y) = (matrix{{1, 2}, {3, 4}}, matrix{{5, 6}})
Lambda = {matrix{{1, 1}}, matrix{{1}}}
d = {2, 1, 1}
R = QQ[a, b, c]
S = ZZ/101[a, b, c]
I = linearNetworkGradient(R, d, X, Y, Lambda)
refused = f -> assert try (f(); false) else true
scan({
    () -> linearNetworkGradient(R, {2}, X, Y, Lambda),
    () -> linearNetworkGradient(R, {2, 0, 1}, X, Y, Lambda),
    () -> linearNetworkGradient(QQ[a, b], d, X, Y, Lambda),
    () -> linearNetworkGradient(ZZ[a, b, c], d, X, Y, Lambda),
    () -> linearNetworkGradient(R, d, transpose Y, Y, Lambda),
    () -> linearNetworkGradient(R, d, X, matrix{{5, 6, 7}}, Lambda),
    () -> linearNetworkGradient(R, d, X, X, Lambda),
    () -> linearNetworkGradient(R, d, X_{}, Y_{}, Lambda),
    () -> linearNetworkGradient(R, d, X ** RR, Y, Lambda),
    () -> linearNetworkGradient(R, d, X ** (ZZ/101), Y, Lambda),
    () -> linearNetworkGradient(S, d, matrix{{1, 2}, {3, 4/101}}, Y, Lambda),
    () -> linearNetworkGradient(d, X ** RR, Y, Lambda),
    () -> linearNetworkGradient(d, {{1, 2}, {3, 4}}, Y, Lambda),
    () -> linearNetworkGradient(R, d, X, Y, {matrix{{1, 1}}}),
    () -> linearNetworkGradient(R, d, X, Y, {matrix{{1}, {1}}, matrix{{1}}}),
    () -> linearNetworkGradient(R, d, X, Y, 3),
    () -> linearNetworkGradient(R, d, X),
    () -> criticalPointCount(I, {2, 2, 1}), () -> criticalPointCount(I, {3, -1}),
    () -> criticalPointCount(ideal(R_0 - 1, R_1, R_2), d),
    () -> criticalPointCount(ideal(S_0^101 - S_0, S_1^3, S_2), {3, 1}),
    () -> criticalPointCount(ideal gens (ZZ/2[a, b, c]), {3, 1}),
    () -> criticalComponents(QQ[a], I, d), () -> criticalComponents(QQ[a, b, c], I, d),
    () -> criticalComponents(ZZ/101[a, b], I, d), () -> criticalComponents(I, {2, 2})},
    refused)
///
