-- needs: critical finite hilbert
-- learning.m2: critical points of the square loss of a network, in its weights.
--
-- A network is a row phi of functions' coefficients, and a gauge: the "blocks", matrices of weights
-- (a row of a layer before a power, a filter, a whole matrix of a linear network); lists of
-- polynomials that do not vanish together unless the network is a smaller one, such as the minors
-- of two rows, which keep neurons "apart", and the weights of what is "outgoing" from one; and the
-- "scale", the weights of the last layer, if phi is linear in them and only they make it zero.  A
-- base change of a block on the left is made up for by later layers, so each function has weights
-- with B L = 1 for every block B and a general matrix L: a chart modulo these symmetries.  The last
-- layer is v / t with a general linear form of v equal to one; the equations are linear in t.
-- Of a rational map phi are the numerators, and the gauge has their "denominator".
-- Where that leaves fibres of positive dimension, some weights are set to general constants, so
-- that as many are left as the dimension d of the image and the restricted map still dominates it.
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

dividedBy = (f, units) -> (
    for g in units do while f != 0 and f % g == 0 do f = f // g;
    f)

-- (dimension, number, Groebner basis) of the solutions where no factor vanishes (Rabinowitsch)
solutionsWhere = (equations, units) -> (
    R := ring first equations;
    S := (coefficientRing R)(monoid[Variables => numgens R + 1]);
    inS := map(S, R, drop(gens S, 1));
    G := groebnerBasis(ideal(inS matrix{equations})
        + ideal(1 - S_0 * product(units, f -> inS f)), Strategy => "F4");
    append(monomialDimensionAndDegree monomialIdeal leadTerm G, G))

-- the sum of x^e V#e over exponents e, by Horner's rule, for matrices x that commute
combinedPowers = (x, V) -> (
    (sums, high) := (new MutableHashTable from V, max(sum \ keys V));
    for k to high - 1 do for e in select(keys sums, e -> sum e == high - k) do (
        i := position(e, power -> power > 0);
        lower := apply(#e, j -> if j == i then e#j - 1 else e#j);
        sums#lower = if sums#?lower then sums#lower + x#i * sums#e else x#i * sums#e);
    sums#(toList(#x : 0)))

-- The determinant of a square matrix as an element of an algebra, given its one: the columns of D
-- are the minors of the first rows, expanded along the last of them.
determinantOn = (x, one, J) -> (
    (d, kk, D) := (numrows J, coefficientRing ring J, one);
    for k to d-1 do (
        (smaller, larger) := (subsets(d, k), subsets(d, k+1));
        place := hashTable apply(#smaller, i -> (smaller#i, i));
        terms := apply(d, j -> hashTable listForm J_(k, j));
        expansion := e -> map(kk^#smaller, kk^#larger, flatten apply(#larger, s ->
            for i to k list (
                j := larger#s#i;
                if not terms#j#?e then continue;
                (place#(delete(j, larger#s)), s) => (-1)^(k-i) * terms#j#e)));
        D = combinedPowers(x, hashTable apply(unique flatten(keys \ terms), e ->
            (e, D * mutableMatrix expansion e))));
    D)

-- The number of finitely many solutions at which J has full rank, each as often as it counts: at
-- the others the determinant of J, with its columns mixed, is zero.
countFullRank = (A, J) -> (
    kk := coefficientRing ring J;
    mixed := J * sub(random(kk^(numcols J), kk^(numrows J)), ring J);
    countNonzero(A, determinantOn(drop(A#"times", 1), A#"one", mixed)))

-- those at which J has full rank, otherwise: the determinant is expanded among the solutions
ofFullRank = (G, J) -> (
    (S, d, kk) := (ring G, numrows J, coefficientRing ring G);
    Q := S / ideal G;
    onQ := map(Q, ring J, drop(gens Q, 1));
    mixed := onQ J * sub(random(kk^(numcols J), kk^d), Q);
    drop(solutionsWhere(flatten entries G, {lift(det(mixed, Strategy => Cofactor), S)}), -1))

-- Also the algebra of the solutions, if they are finitely many (null if not).  The factors without
-- which there are finitely many are tried first.
solutionsOf = (equations, needed, others) -> (
    withAlgebra := found -> append(found, if first found == 0 then finiteAlgebra last found);
    found := withAlgebra solutionsWhere(equations, needed);
    (dimension, count, G, A) := found;
    S := ring G;
    isUnit := f -> if dimension == 0 then countNonzero(A, evaluatedOn(A, f)) == count
        else countPoints(ideal G + ideal (map(S, ring f, drop(gens S, 1))) f) == (-1, 0);
    if all(others, isUnit) then found
    else withAlgebra solutionsWhere(equations, join(needed, others)))

-- a polynomial in all variables but the first, as an element
evaluatedOn = (A, f) -> combinedPowers(drop(A#"times", 1),
    hashTable apply(listForm f, (e, c) -> (e, c * A#"one")))

-- The weights on the chart, as a map, and the variable t, which is one without a scale.  The free
-- weights are the variables after t.
gaugeChart = (R, gauge) -> (
    kk := coefficientRing R;
    (blocks, scale) := (gauge#"blocks", gauge#"scale");
    if scale =!= {} then blocks = append(blocks, matrix{scale});
    fixed := hashTable flatten apply(blocks, B -> toSequence \ blockChart B);
    free := select(gens R, x -> not fixed#?x);
    S := kk(monoid[Variables => #free + 1]);
    place := hashTable apply(#free, i -> (free#i, S_(i+1)));
    intoS := map(S, R, apply(gens R, x -> if place#?x then place#x else 0_S));
    (map(S, R, apply(gens R, x -> intoS(if fixed#?x then fixed#x else x))),
        if scale === {} then 1_S else S_0))

-- The quotients psi / q as polynomials, in a ring with a variable s for the inverse of each factor
-- g of q in front; the equations s g = 1; the derivatives by other variables, of s by -s^2 dg.
-- Over one denominator the equations of critical points have many times the degree.
withInverses = (psi, q) -> (
    (Q, kk) := (ring psi, coefficientRing ring psi);
    if isConstant q then return (psi * (leadCoefficient q)^-1, {}, jacobian psi);
    powers := select(apply(toList factor q, f -> (f#0, f#1)), (g, e) -> not isConstant g);
    m := #powers;
    R := kk(monoid[Variables => m + numgens Q]);
    inR := map(R, Q, drop(gens R, m));
    unit := promote((leadCoefficient(q // product(powers, (g, e) -> g^e)))^-1, R);
    lowest := f -> unit * product(#powers, i -> (
        (g, e) := powers#i;
        while e > 0 and f % g == 0 do (
            f = f // g;
            e = e - 1);
        R_i^e)) * inR f;
    psi = matrix{apply(flatten entries psi, lowest)};
    (factors, slopes) := (apply(powers, f -> inR f#0), jacobian psi);
    J := slopes^(toList(m .. numgens R - 1));
    for i to m - 1 do
        J = J - R_i^2 * (jacobian matrix{{factors#i}})^(toList(m .. numgens R - 1)) * slopes^{i};
    (psi, apply(m, i -> R_i * factors#i - 1), J))

-- For a form W and a datum, a hash table: the number of critical "functions", images of points of
-- the chart where the derivative has full rank, and the "functionsDimension"; that of all critical
-- "parameters", and theirs; the number of points of a generic "fibre", which are all of full rank
-- in characteristic zero; the "rank" of the derivative.  On functions phi(v) / t the residue
-- W (phi(v) - t u) is multiplied by t, and so are the derivatives.
criticalWeights = (phi, gauge, W, u) -> (
    (R, kk) := (ring phi, coefficientRing ring phi);
    (chart, t) := gaugeChart(R, gauge);
    S := target chart;
    psi := chart phi;
    q := if gauge#?"denominator" then chart gauge#"denominator" else 1_S;
    scaled := not isConstant t;
    J := if scaled then psi || (jacobian psi)^(toList(1 .. numgens S - 1))
        else differentialOf(psi, q);
    point := randomList(kk, numgens S);
    order := prepend(0, reverse toList(1 .. numgens S - 1));
    kept := sort order_(columnRankProfile mutableMatrix transpose sub(J^order, matrix{point}));
    d := #kept;
    isFinite := d == numgens S - (if scaled then 0 else 1);
    Q := kk(monoid[Variables => d]);
    restricted := map(Q, S, apply(numgens S, i -> (
        at := position(kept, j -> j == i);
        if at === null then point#i * 1_Q else Q_at)));
    (numerators, below, over) := (restricted psi, restricted q, restricted t);
    inverses := {};
    (psi, inverses, J) = withInverses(numerators, below);
    inR := map(ring psi, Q, drop(gens ring psi, #inverses));
    t = inR over;
    if scaled then J = psi || J^(toList(1 .. d-1));
    factors := lists -> select(apply(lists, F -> inR restricted chart combination(kk, F)),
        f -> f != 0 and not isConstant f);
    (needed, others) := (factors gauge#"apart", factors gauge#"outgoing");
    residue := W * transpose(psi - t * matrix{u});
    equations := join(inverses,
        apply(flatten entries(J * residue), f -> dividedBy(f, join(needed, others))));
    units := if isConstant t then {} else {t};
    others = join(others, units);
    (dimension, count, G, A) := solutionsOf(equations, needed, others);
    pure := if dimension < 0 then (dimension, count) else if dimension > 0 then ofFullRank(G, J)
        else (0, countFullRank(A, J));
    at := map(kk, Q, randomList(kk, d));
    same := at over * psi - t * promote((at below)^-1 * at numerators, ring psi);
    fibre := (solutionsWhere(join(inverses, flatten entries same), units))#1;
    if fibre == 0 or first pure == 0 and last pure % fibre != 0 then error(
        "expected whole fibres of ", toString fibre,
        " weights, got ", toString last pure, " in all: take another seed or prime");
    hashTable {"functions" => last pure // fibre, "functionsDimension" => first pure,
        "parameters" => count, "fibre" => fibre, "rank" => d,
        "parametersDimension" => if isFinite then dimension else max(dimension, 1),
        "algebra" => A, "derivative" => J, "map" => psi, "scale" => t})
