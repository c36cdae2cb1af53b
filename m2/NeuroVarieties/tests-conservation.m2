-- tests-conservation.m2: conservation laws and the trace of the Lie algebra; bad input.

-- test: linear networks have the entries of W_(i+1)^t W_(i+1) - W_i W_i^t [Marcotte, Gribonval,
-- Peyre 2023], which are all: D = N + Lie
TEST ///
linearFields = widths -> (
    sizes = apply(#widths - 1, i -> widths#i * widths#(i+1));
    R = QQ[x_0..x_(sum sizes - 1)];
    starts = apply(#sizes, i -> sum take(sizes, i));
    W = apply(#sizes, i -> genericMatrix(R, x_(starts#i), widths#(i+1), widths#i));
    known = flatten apply(#sizes - 1, i -> (
        B := transpose W#(i+1) * W#(i+1) - W#i * transpose W#i;
        flatten apply(numrows B, j -> apply(j + 1, k -> B_(j,k)))));
    (transpose jacobian flatten fold((A, B) -> B * A, W), known))
spanOf = (R, L) -> image transpose lift(last coefficients(matrix{L}, Monomials => basis(2, R)), QQ)
for case in {((2,2,2), 3, 5), ((2,1,2), 1, 3), ((3,2,3), 3, 9), ((2,3,2), 6, 6), ((2,2,2,2), 6, 6)} do (
    (widths, N, L) = case;
    (F, known) = linearFields widths;
    laws = conservationLaws(F, 2);
    assert(numcols laws == N and numcols F == N + L);
    assert(F * jacobian laws == 0);
    assert(lieTrace F == L);
    assert(rank last coefficients(laws | matrix{known}) == N and #known == N))

-- test: by degree, the laws of 2-2-2 are the products of three: 0, 3, 0, 6
R = QQ[x_1..x_8]
F = transpose jacobian flatten(genericMatrix(R, x_5, 2, 2) * genericMatrix(R, x_1, 2, 2))
laws = flatten entries conservationLaws(F, 4)
assert(tally apply(laws, f -> first degree f) === tally {2,2,2,4,4,4,4,4,4})
three = select(laws, f -> first degree f == 2)
squares = flatten entries gens (ideal three)^2
assert(rank last coefficients matrix{squares | select(laws, f -> first degree f == 4)} == 6)
///

-- test: other maps: a product, a quadratic activation, a map without symmetry, a prime field
TEST ///
R = QQ[x_1..x_4]
F = transpose jacobian matrix{{product gens R}}
assert(numcols conservationLaws(F, 2) == 3 and lieTrace F == 1)
R = QQ[a, b, c]
F = transpose jacobian matrix{{a^2*c, a*b*c, b^2*c}}
assert(conservationLaws(F, 2) == matrix{{a^2 + b^2 - 2*c^2}} and lieTrace F == 2)
R = QQ[x, y]
assert(numcols conservationLaws(matrix{{2*x, 1_R}}, 3) == 0)
-- not homogeneous, and yet a law: 2 y - x^2 along (1, x)
assert(conservationLaws(matrix{{1_R, x}}, 2) == matrix{{x^2 - 2*y}})
R = ZZ/101[a, b]
assert(ideal conservationLaws(matrix{{b, a}}, 2) == ideal(a^2 - b^2))
assert(numcols conservationLaws(matrix{{b, a}}, 4) == 2 and lieTrace matrix{{b, a}} == 1)

-- test: brackets as polynomials span what the jets do, for three levels
setRandomSeed 7
kk = ZZ/32003
R = kk[x, y, z, w]
bracket = (X, Y) -> X * jacobian Y - Y * jacobian X
F = matrix{{1_R, 0, 0, 0}, {0, 1, x, x^2}}
X = F^{0}
Y = F^{1}
at = map(kk, R, {3, 1, 4, 1})
whole = F || bracket(X, Y) || bracket(X, bracket(X, Y))
assert(rank at whole == 4 and lieTrace F == 4)
assert(lieTrace matrix{{1_R, 0, 0, 0}, {0, 1, x, 0}} == 3)
assert(lieTrace matrix{{1_R, 0, 0, 0}, {0, 1, 0, 0}} == 2)

-- test: bad input
R = QQ[x, y]
fails = f -> try (f(); false) else true
assert fails(() -> conservationLaws(matrix{{x, y}}, 0))
assert fails(() -> conservationLaws(matrix{{x}}, 2))
assert fails(() -> lieTrace matrix{{x, y, x}})
assert fails(() -> lieTrace matrix{{1, 2}})
///
