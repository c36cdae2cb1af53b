-- paths of linear programmes [De Loera, Sturmfels, Vinzant; Pavlov, Sturmfels, Telen], and policies

TEST ///
A = matrix{{1, 1, 1, 1, 1}, {0, 1, 2, 3, 5}}
I = centralCurve(A, {1, 2}, {1, 0, 3, 1, 2})
assert((dim I, degree I) == (1, 5))
general = centralCurve(matrix{{1, 1, 1, 1, 1}, {1, 2, 3, 4, 5}}, {3, 10}, {1, 4, 9, 16, 26})
assert(degree general == binomial(4, 2))
conic = entropicPath(matrix{{1, 1, 1}}, {1}, {2, 1, 0}, {1, 1, 1})
x = gens ring conic
assert(conic == ideal(x#0 + x#1 + x#2 - 1, x#1^2 - x#0*x#2))
-- a discount of 1 - 1/k: degree 2 k - 1
for k in {2, 4} do (
    g := 1 - 1/k;
    flow := matrix{{1 - g, 1, 0, -g}, {0, -g, 1 - g, 1}};
    path := entropicPath(flow, {(1-g) * 4/5, (1-g) * 1/5}, {1, 0, 0, 0}, {1/2, 1/3, 1/5, 1/7});
    assert((dim path, degree path) == (1, 2*k - 1)))
///

TEST ///
-- states that are seen as one: 2 n - 2 for 2 actions [Mueller, Montufar]
draw = (n, k) -> (
    rows := apply(n, s -> apply(k, a -> (
        weights := apply(n, t -> 1 + random 9);
        apply(weights, w -> w / sum weights))));
    (rows, apply(n, s -> apply(k, a -> random 20)), 1/2, apply(n, s -> 1/n), apply(n, s -> 0)))
setRandomSeed 1
assert(degree criticalPolicies(draw(2, 2), {{0, 1}}) == 2)
assert(degree criticalPolicies(draw(3, 2), {{0, 1}}) == 4)
assert(degree criticalPolicies(draw(3, 3), {{0, 1, 2}}) == 10)
-- a reward for each move in a corridor
moves = {{{0, 1}, {1, 0}}, {{0, 1}, {1, 0}}}
I = criticalPolicies((moves, {{1, 0}, {0, 1}}, 1/2, {1, 0}, {0, 0}), {{0, 1}})
assert(I == ideal(4 * (ring I)_0 - 3))
///
