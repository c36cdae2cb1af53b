-- needs: critical input slices
-- parametric.m2: critical points on the closure of the image of a polynomial or rational map.
--
-- A parametrisation may cover its image several times or contract whole families, so parameters
-- are not points.  First the map is restricted to a generic affine space of the dimension d of the
-- image.  This meets a generic fibre in finitely many points, so the restriction psi still
-- dominates the image.  Then the critical parameters where psi is immersive are counted, and the
-- count is divided by the number of points in a generic fibre of psi.  The division is exact: for
-- a generic datum each critical point of the image is general enough to have a full fibre, along
-- which psi is immersive in characteristic zero; and the critical parameters over other points of
-- the image fill less than N dimensions of pairs (parameter, datum), so there are none.
--
-- A map P/q is the pair of its numerators, in a row, and its denominator.  Equations are multiplied
-- by q, and the parameters at which it vanishes are kept out together with those where the map is
-- not immersive: they fill less than d dimensions.

-- the Jacobian of P/q, times q^2
differentialOf = (P, q) -> q * jacobian P - jacobian matrix{{q}} * P

-- the rank of the Jacobian at a random point: the dimension of the image
imageDimension = (P, q) -> (
    R := ring P;
    rank sub(differentialOf(P, q), matrix{randomList(coefficientRing R, numgens R)}))

restrictedMap = phi -> (
    (P, q) := rationalMap phi;
    (R, d) := (ring P, imageDimension(P, q));
    if d == 0 then error "expected a parametrisation that is not constant";
    if d == numgens R then return (P, q);
    S := (coefficientRing R)(monoid[Variables => d]);
    s := matrix{{1_S} | gens S} * sub(randomForms(coefficientRing R, d + 1, numgens R), S);
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
    S := (coefficientRing R)(monoid[Variables => d + 1]);
    inS := map(S, R, take(gens S, d));
    mixing := sub(randomForms(coefficientRing R, numcols P, d), R);
    inverse := S_d * inS det(differentialOf(P, q) * mixing);
    (inS equations + ideal(1 - inS q * inverse), inverse))

fibreDegree = (P, q) -> (
    R := ring P;
    x := matrix{randomList(coefficientRing R, numgens R)};
    (values, scale) := (sub(sub(P, x), R), sub(sub(q, x), R));
    last countPoints first whereImmersive((P, q), ideal(scale * P - q * values)))

-- (dimension, number of critical points on the image) over a random datum
criticalCount(Matrix, Matrix) := Sequence => o -> (phi, W) -> (
    checkedStrategy(o.Strategy, {null});
    W = checkedMetric(phi, W, fieldOf(phi, W));
    psi := restrictedMap phi;
    u := randomList(ring W, numrows W);
    (d, count) := countPoints first whereImmersive(psi, criticalParameters(psi, W, u));
    e := fibreDegree psi;
    if e == 0 or count % e != 0 then error("expected a multiple of the fibre degree ", toString e,
        ", got ", toString count, ": take another seed or prime");
    (d, count // e))
