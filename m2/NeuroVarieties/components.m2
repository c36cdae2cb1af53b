-- needs: gradient input; packages: MinimalPrimes Saturation
-- components.m2: the irreducible components of the critical points, in the space of the weights and
-- in that of the matrices W_h ... W_1, the functions that the network expresses.
--
-- Without regularisation critical points come in families: a change of basis between two layers
-- leaves the function as it is.  A component may lie over one critical function or over many.

-- one variable for each entry of W_h ... W_1, by rows
newFunctionRing = (kk, widths) -> (
    kk(monoid[Variables => first widths * last widths, VariableBaseName => getSymbol "q"]))

checkFunctionRing = (T, kk, widths) -> (
    n := first widths * last widths;
    if coefficientRing T =!= kk or numgens T != n then
        error("expected a ring over ", toString kk, " in the ", toString n, " entries of a ",
            toString last widths, " x ", toString first widths, " matrix, got ", toString T))

-- the closure of the image of a component: the kernel of the map of coordinate rings
functionIdeal = (T, P, widths) -> (
    M := product reverse weightMatrices(gens ring P, widths);
    kernel map(ring P / P, T, flatten entries M))

-- the rank of W_h ... W_1 at a general point of an irreducible image: the last size of minors that
-- do not vanish on it
rankOnImage = (J, widths) -> (
    M := matrix pack(first widths, gens ring J);
    r := min widths;
    while isSubset(minors(r, M), J) do r = r - 1;
    r)

CriticalComponent = new Type of HashTable
componentReport = (T, P, widths) -> (
    J := functionIdeal(T, P, widths);
    new CriticalComponent from {
        -- reduced Groebner bases, so that the generators do not depend on the algorithm
        "ideal" => ideal gens gb P, "dimension" => dim P, "degree" => degree gradedCopy P,
        "image" => ideal gens gb J, "imageDimension" => dim J, "imageDegree" => degree gradedCopy J,
        "rank" => rankOnImage(J, widths)})

-- small components first; the generators decide what is left
componentOrder = report -> append(
    apply({"dimension", "degree", "imageDimension", "imageDegree", "rank"}, key -> report#key),
    toString report#"ideal")

criticalComponents = method()
criticalComponents(PolynomialRing, Ideal, List) := List => (T, I, widths) -> (
    checkWeightRing(ring I, widths);
    checkFunctionRing(T, coefficientRing ring I, widths);
    reports := apply(decompose I, P -> componentReport(T, P, widths));
    -- the core of Macaulay2 1.21 does not sort by a function
    order := sort apply(#reports, k -> append(componentOrder reports#k, k));
    apply(order, row -> reports#(last row)))
criticalComponents(Ideal, List) := List => (I, widths) -> (
    checkWeightRing(ring I, widths);
    criticalComponents(newFunctionRing(coefficientRing ring I, widths), I, widths))
