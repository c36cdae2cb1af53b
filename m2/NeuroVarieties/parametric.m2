-- needs: critical input slices
-- parametric.m2: critical points on the closure of the image of a polynomial or rational map.
--
-- A parametrisation may cover its image several times or contract whole families, so parameters
-- are not points.  First as many parameters are kept as the dimension d of the image; the others
-- get values such that the derivative has rank d at some point, so the restriction psi still
-- dominates the image and has few terms.  Parameters that can be scaled without a change of the
-- image, such as weights of a neuron, become one.
-- Then the critical parameters where psi is immersive are counted, and the
-- count is divided by the number of points in a generic fibre of psi.  The division is exact: for
-- a generic datum each critical point of the image is general enough to have a full fibre, along
-- which psi is immersive in characteristic zero; and the critical parameters over other points of
-- the image fill less than N dimensions of pairs (parameter, datum), so there are none.
--
-- A map P/q is the pair of its numerators, in a row, and its denominator.  Equations are multiplied
-- by q, and the parameters at which it vanishes are kept out together with those where the map is
-- not immersive: they fill less than d dimensions.

-- the rank of the Jacobian at a random point: the dimension of the image
imageDimension = (P, q) -> (
    R := ring P;
    rank sub(differentialOf(P, q), matrix{randomList(coefficientRing R, numgens R)}))

-- The scalings that fix P/q are a torus.  Its cocharacters, rows here, are the kernel of the
-- differences of exponents.
scalings = (P, q) -> (
    exponents := flatten apply(append(flatten entries P, q), f -> first \ listForm f);
    transpose gens ker matrix apply(exponents, e -> e - last exponents))

-- One parameter for each is set to one: where the pivots are units, as far as there are such,
-- orbits meet this once.
scaledParameters = K -> (
    K = entries K;
    while #K > 0 list (
        (a, j, i) := min flatten apply(#K, i -> apply(
            positions(K#i, c -> c != 0), j -> (abs K#i#j, j, i)));
        row := K#i;
        K = apply(drop(K, {i, i}), v -> (
            g := gcd(row#j, v#j);
            (row#j // g) * v - (v#j // g) * row));
        j))

restrictedMap = phi -> (
    (P, q) := rationalMap phi;
    (R, d) := (ring P, imageDimension(P, q));
    if d == 0 then error "expected a parametrisation that is not constant";
    (n, kk) := (numgens R, coefficientRing R);
    if d == n then return (P, q);
    ones := scaledParameters scalings(P, q);
    values := new MutableList from randomList(kk, n);
    for j in ones do values#j = 1_kk;
    J := sub(differentialOf(P, q), matrix{toList values});
    kept := {};
    for j in reverse select(n, j -> not member(j, ones)) do
        if #kept < d and rank J^(append(kept, j)) > #kept then kept = append(kept, j);
    S := kk(standardMonoid d);
    for k to d - 1 do values#(kept#k) = S_k;
    s := matrix{apply(toList values, v -> promote(v, S))};
    (sub(P, s), sub(q, s)))

-- The parameters that are critical over a datum, as an ideal; where q vanishes, more.
criticalParameters = (psi, W, u) -> (
    (P, q) := psi;
    residue := weightedResidue(W, flatten entries P, apply(u, v -> q * v));
    ideal(differentialOf(P, q) * transpose matrix{residue}))

-- Solutions of the equations where P/q is defined and its Jacobian has full rank: where q and a
-- random combination of its maximal minors can be inverted (Rabinowitsch); and the inverse of q.
whereImmersive = (psi, equations) -> (
    (P, q) := psi;
    (R, d) := (ring P, numgens ring P);
    S := (coefficientRing R)(standardMonoid(d + 1));
    inS := map(S, R, take(gens S, d));
    mixing := sub(randomForms(coefficientRing R, numcols P, d), R);
    inverse := S_d * inS det(differentialOf(P, q) * mixing);
    (inS equations + ideal(1 - inS q * inverse), inverse))

-- The number of points over the image of a random one.  At all of them the Jacobian has full rank,
-- in characteristic zero (generic smoothness).
fibreDegree = (P, q) -> (
    (R, x) := (ring P, matrix{randomList(coefficientRing ring P, numgens ring P)});
    last countPoints whereDefined(q, sub(q, x) * P - q * sub(sub(P, x), R)))

-- the equations in a row where the denominator is not zero (Rabinowitsch)
whereDefined = (q, equations) -> (
    R := ring q;
    if isConstant q then return ideal equations;
    S := (coefficientRing R)(monoid[Variables => numgens R + 1]);
    inS := map(S, R, drop(gens S, -1));
    ideal inS equations + ideal(1 - last gens S * inS q))

-- (dimension, number of critical points on the image) over a random datum
criticalCount(Matrix, Matrix) := Sequence => o -> (phi, W) -> (
    checkedStrategy(o.Strategy, {null});
    W = checkedMetric(phi, W, fieldOf(phi, W));
    psi := restrictedMap phi;
    -- where the image is dense, the datum alone is critical
    if numgens ring first psi == numcols phi then return (0, 1);
    u := randomList(ring W, numrows W);
    (d, count) := countPoints first whereImmersive(psi, criticalParameters(psi, W, u));
    e := fibreDegree psi;
    if e == 0 or count % e != 0 then error("expected a multiple of the fibre degree ", toString e,
        ", got ", toString count, ": take another seed or prime");
    (d, count // e))
