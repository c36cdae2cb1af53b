-- needs: critical hilbert input parametric slices
-- learning.m2: critical points of the square loss of a network, in its weights.
--
-- A network is a row phi of functions' coefficients, and for each layer the list of its blocks,
-- matrices of weights: the rows of a layer before a power, or a whole matrix of a linear network.
-- A base change of a block on the left is made up for by later layers, so each
-- function has weights with B L = 1 for every block B and a general matrix L: a chart modulo these
-- symmetries.  Where that leaves fibres of positive dimension, the chart is cut by a general affine
-- space of the dimension d of the image.
--
-- The pairs of a point of the chart, where the derivative has rank d, and a datum over which it is
-- critical are a vector bundle of dimension N, that of the space of data.  So over a generic datum
-- there are finitely many, each counts once, and those over a critical function are a whole
-- generic fibre (as in parametric.m2).  Where the rank is smaller by k, on k dimensions less, there
-- are others, which depend on the parametrisation: spurious ones.  Kept out are the weights of
-- smaller networks, which often have infinitely many: with parallel rows in one layer, or with a
-- neuron on which nothing depends.

-- B = (1 - F L | F): what the first columns are in terms of the others, as pairs
blockChart = B -> (
    (R, k, n) := (ring B, numrows B, numcols B);
    free := B_(toList(k .. n-1));
    fixed := id_(R^k) - free * sub(random((coefficientRing R)^(n-k), (coefficientRing R)^k), R);
    transpose {flatten entries B_(toList(0 .. k-1)), flatten entries fixed})

combination = (kk, F) -> sum(F, f -> random kk * f)

-- what is not zero on the chart unless neurons of a layer are parallel, and unless nothing depends
-- on one
parallelFactors = (kk, layers) -> flatten apply(layers, blocks ->
    apply(subsets(blocks, 2), P -> combination(kk, (minors(2, P#0 || P#1))_*)))

dividedBy = (f, units) -> (
    for g in units do while f != 0 and f % g == 0 do f = f // g;
    f)

-- (dimension, number, Groebner basis) of the solutions where no factor vanishes (Rabinowitsch)
solutionsWhere = (equations, units) -> (
    R := ring first equations;
    S := (coefficientRing R)(monoid[Variables => numgens R + 1]);
    inS := map(S, R, drop(gens S, -1));
    G := groebnerBasis(ideal(inS matrix{equations})
        + ideal(1 - last gens S * product(units, f -> inS f)), Strategy => "F4");
    append(monomialDimensionAndDegree monomialIdeal leadTerm G, G))

-- whether a solution has v != 0 with v J = 0
hasKernel = (G, J) -> (
    (S, d, kk) := (ring G, numrows J, coefficientRing ring G);
    T := kk(monoid[Variables => numgens S + d]);
    v := matrix{take(gens T, -d)};
    up := map(T, S, take(gens T, numgens S));
    down := map(T, ring J, take(gens T, numgens ring J));
    countPoints(ideal up G + ideal(v * down J) + ideal(1 - v * sub(random(kk^d, kk^1), T)))
        != (-1, 0))

-- those at which J has full rank: the determinant is expanded among the solutions
ofFullRank = (G, J) -> (
    (S, d, kk) := (ring G, numrows J, coefficientRing ring G);
    Q := S / ideal G;
    onQ := map(Q, ring J, take(gens Q, numgens ring J));
    mixed := onQ J * sub(random(kk^(numcols J), kk^d), Q);
    drop(solutionsWhere(flatten entries G, {lift(det(mixed, Strategy => Cofactor), S)}), -1))

-- the factors without which there are finitely many solutions are tried first
solutionsOf = (equations, needed, others) -> (
    found := solutionsWhere(equations, needed);
    G := last found;
    S := ring G;
    inS := f -> (map(S, ring f, take(gens S, numgens ring f))) f;
    if all(others, f -> countPoints(ideal G + ideal inS f) == (-1, 0)) then found
    else solutionsWhere(equations, join(needed, others)))

-- For a form W and a random datum, a hash table: the "pure" critical points of the chart, where the
-- derivative has full rank, their "dimension", all "critical" ones and theirs, and the number of
-- points of a generic "fibre", which are all of full rank in characteristic zero.
criticalWeights = (phi, layers, outgoing, W) -> (
    (R, kk) := (ring phi, coefficientRing ring phi);
    position := hashTable apply(numgens R, i -> (R_i, i));
    images := new MutableList from gens R;
    blocks := flatten layers;
    for pair in flatten apply(blocks, blockChart) do images#(position#(pair#0)) = pair#1;
    fixed := set flatten apply(blocks, B -> flatten entries B_(toList(0 .. numrows B - 1)));
    free := select(gens R, x -> not fixed#?x);
    S := kk(monoid[Variables => #free]);
    place := hashTable apply(#free, i -> (free#i, S_i));
    intoS := map(S, R, apply(gens R, x -> if place#?x then place#x else 0_S));
    chart := map(S, R, apply(toList images, f -> intoS f));
    d := imageDimension(phi, 1_R);
    isFinite := d == numgens S;
    if not isFinite then (
        T := kk(monoid[Variables => d]);
        cut := map(T, S, matrix{{1_T} | gens T} * sub(randomForms(kk, d + 1, numgens S), T));
        chart = map(T, R, cut matrix{apply(gens R, x -> chart x)}));
    (psi, J) := (chart phi, jacobian chart phi);
    factors := F -> select(apply(F, f -> chart f), f -> f != 0 and not isConstant f);
    needed := factors parallelFactors(kk, layers);
    others := factors apply(outgoing, c -> combination(kk, c));
    residue := matrix{weightedResidue(W, flatten entries psi, randomList(kk, numcols phi))};
    equations := apply(flatten entries(J * transpose residue), f -> dividedBy(f, others));
    (dimension, count, G) := solutionsOf(equations, needed, others);
    pure := if dimension < 0 or dimension == 0 and not hasKernel(G, J) then (dimension, count)
        else ofFullRank(G, J);
    at := map(kk, ring psi, randomList(kk, d));
    fibre := last countPoints ideal(psi - sub(at psi, ring psi));
    hashTable {"pure" => last pure, "dimension" => first pure, "critical" => count,
        "criticalDimension" => if isFinite then dimension else max(dimension, 1),
        "fibre" => fibre})

-- The square loss on data is a form on the coefficients of the outputs' monomials: the moments of
-- the inputs, for each output.  A coordinate is the number of an output, and exponents.
momentForm = (coordinates, moment) -> matrix apply(coordinates, a -> apply(coordinates, b ->
    if first a == first b then moment(drop(a, 1) + drop(b, 1)) else 0))
randomMoments = kk -> memoize(e -> random kk)
gaussianMoment = e -> product(e, k -> if odd k then 0 else product(k // 2, i -> 2*i + 1))

-- the coordinates, the coefficients as a row, the blocks of the layers, what goes out of neurons
networkParts = (kk, widths, exponents, bias) -> (
    sizes := apply(#widths - 1, k -> (widths#(k+1), widths#k + bias));
    R := kk(monoid[Variables => sum(sizes, times)]);
    start := -1;
    W := apply(sizes, (m, n) -> matrix apply(m, i -> apply(n, j -> (start = start + 1; R_start))));
    T := R(monoid[Variables => widths#0]);
    value := transpose vars T;
    for k to #W - 1 do (
        if k > 0 then value = matrix apply(entries value, row -> apply(row, f ->
            f^(exponents#(k-1))));
        if bias > 0 then value = value || matrix{{1_T}};
        value = sub(W#k, T) * value);
    outputs := flatten entries value;
    supports := unique flatten apply(outputs, f -> first \ listForm f);
    (coordinates, coefficients) := toSequence transpose flatten apply(#outputs, i -> (
        terms := hashTable listForm outputs#i;
        apply(supports, e -> {prepend(i, toList e), if terms#?e then terms#e else 0_R})));
    layers := apply(#exponents, k -> if exponents#k > 1
        then apply(numrows W#k, i -> (W#k)^{i})
        else if numrows W#k <= numcols W#k then {W#k} else {});
    outgoing := flatten apply(#exponents, k -> if exponents#k > 1
        then apply(numrows W#k, i -> flatten entries (W#(k+1))_{i}) else {});
    (coordinates, matrix{coefficients}, layers, outgoing))

learningDegree = method(Options => {Biased => false, Data => null, CoefficientRing => ZZ/32003})
learningDegree(List, List) := Sequence => o -> (widths, exponents) -> (
    kk := o.CoefficientRing;
    checkField kk;
    if char kk == 0 then error "expected a prime field as CoefficientRing, got QQ";
    if #widths < 2 or not all(widths, d -> instance(d, ZZ) and d > 0) then
        error("expected at least two positive widths, got ", toString widths);
    if #exponents != #widths - 2 or not all(exponents, r -> instance(r, ZZ) and r > 0) then
        error("expected a positive exponent for each of ", toString(#widths - 2),
            " hidden layers, got ", toString exponents);
    if any(exponents, r -> r % char kk == 0) then
        error("expected a prime that divides no exponent, got ", toString char kk);
    (coordinates, phi, layers, outgoing) :=
        networkParts(kk, widths, exponents, if o.Biased then 1 else 0);
    W := if o.Data === null then randomMetric(kk, phi)
        else if o.Data === "Generic" then momentForm(coordinates, randomMoments kk)
        else if o.Data === "Gaussian" then sub(momentForm(coordinates, gaussianMoment), kk)
        else if instance(o.Data, Matrix) then o.Data
        else error("expected Data => null, \"Generic\", \"Gaussian\" or a matrix, got ",
            toString o.Data);
    found := criticalWeights(phi, layers, outgoing, checkedMetric(phi, W, kk));
    functions := finiteCount(found#"dimension", found#"pure");
    if functions % found#"fibre" != 0 then error("expected a multiple of the fibre degree ",
        toString found#"fibre", ", got ", toString functions, ": take another seed or prime");
    (functions // found#"fibre",
        if found#"criticalDimension" > 0 then infinity else found#"critical"))
