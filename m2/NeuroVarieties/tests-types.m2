-- tests-types.m2: what Macaulay2's own methods say of our types, and how they are printed.

-- dimension, codimension and degree by formulas are those of the ideal
TEST ///
varieties = flatten flatten apply(toList(1 .. 4), m -> apply(toList(1 .. 3), n ->
    apply(toList(1 .. min(m, n)), r -> determinantalVariety(m, n, r))))
varieties = join(varieties, flatten apply(toList(1 .. 4), n ->
    apply(toList(1 .. n), r -> symmetricDeterminantalVariety(n, r))))
for V in varieties do (
    I = ideal V;
    assert((dim V, codim V, degree V) === (dim I, codim I, degree I));
    assert(isWellDefined V))
-- the names of the variables, also when x has a value; entries of a symmetric matrix are shared
x = 7
assert(toString first gens ring ideal determinantalVariety(2, 3, 1) == "x_(1,1)")
S = ring ideal symmetricDeterminantalVariety(3, 1)
assert(numgens S == 6 and toString last gens S == "x_(3,3)")
-- the degree is the last polar degree, computed by localization
for V in {determinantalVariety(5, 7, 3), symmetricDeterminantalVariety(6, 2)} do
    assert(degree V == last polarClassDegrees V)

-- objects that nobody should make
make = sizes -> new DeterminantalVariety from sizes
assert isWellDefined make {"rows" => 2, "columns" => 3, "rank" => 2}
assert not any({
    {"rows" => 2, "columns" => 3}, {"rows" => 2, "columns" => 3, "rank" => 0},
    {"rows" => 2, "columns" => 3, "rank" => 3}, {"rows" => 2, "columns" => 3, "rank" => 1/1},
    {"rows" => 2, "columns" => 3, "rank" => 1, "size" => 3}, {"size" => 2, "rank" => 1}},
    sizes -> isWellDefined make sizes)
assert not isWellDefined new SymmetricDeterminantalVariety from {"size" => 2, "rank" => 3}
assert isWellDefined new SymmetricDeterminantalVariety from {"size" => 3, "rank" => 3}
///

-- printed forms
TEST ///
shown = x -> demark("\n", unstack net x)
assert(shown determinantalVariety(3, 4, 2) == "3 x 4 matrices of rank at most 2")
assert(shown symmetricDeterminantalVariety(3, 1) == "symmetric 3 x 3 matrices of rank at most 1")
R = QQ[x, y]
assert(shown edDiscriminantDegree ideal(x^2 + y^2 - 1) == "folds: 0\ninfinity: 2")
D = edDiscriminant ideal(y - x^2)
assert match("^folds: .*27.*\ninfinity: 0$", shown D)
C = compareIdeals(ideal x, ideal(x, y))
assert(instance(C, IdealComparison) and shown C == "missing: 0\nextra: | y |\ngroebner: true")
M = minorsReport(matrix{{x, y}, {y, x}}, 2)
assert(instance(M, MinorsReport))
assert match("^dimension: 1\ndegree: 2\n(.|\n)*singularLocus: \\| y x \\|$", shown M)
B = voronoiBoundary(ideal(x^2 + 4*y^2 - 4), {6/5, 4/5})
assert(instance(B, VoronoiBoundary))
assert match("^boundary: \\|.*\\|\nfocal: \\|.*\\|$", shown B)
kk = ZZ/32003
count = criticalPointCount(linearNetworkGradient(
    {1, 1, 1}, matrix{{1_kk}}, matrix{{3}}, {matrix{{1}}, matrix{{2}}}), {1, 1, 1})
assert(instance(count, CriticalPointCount))
assert match("^dimension: 0\ndegree: 5\npoints: 5\norbits: 3\nreduced: true\n", shown count)
-- of families of points there is no number
count = criticalPointCount(linearNetworkGradient(
    {1, 1, 1}, matrix{{1_kk}}, matrix{{3}}, {}), {1, 1, 1})
assert(instance(count, CriticalPointCount) and shown count == "dimension: 1\ndegree: 2")
pieces = criticalComponents(linearNetworkGradient(
    {1, 1, 1}, matrix{{1}}, matrix{{3}}, {}), {1, 1, 1})
assert all(pieces, c -> instance(c, CriticalComponent))
assert match("^dimension: 0\ndegree: 1\n(.|\n)*image: ", shown first pieces)
///

-- the package that tracks paths is loaded when it is needed, and its names are not brought here
TEST ///
isLoaded = () -> instance(value getGlobalSymbol(PackageDictionary, "NumericalAlgebraicGeometry"), Package)
assert not isLoaded()
before = (dictionaryPath, loadedPackages)
P = approximateCriticalPoints({1, 1, 1}, matrix{{1}}, matrix{{3}}, {matrix{{1}}, matrix{{2}}})
assert(#P == 3 and isLoaded())
assert((dictionaryPath, loadedPackages) === before)
needsPackage "NumericalAlgebraicGeometry"
assert instance(track, MethodFunctionWithOptions)
///
