-- needs: critical input slices
-- parametric.m2: critical points on the closure of the image of a polynomial map.
--
-- A parametrisation may cover its image several times or contract whole families, so parameters
-- are not points.  First the map is restricted to a generic affine space of the dimension d of the
-- image.  This meets a generic fibre in finitely many points, so the restriction psi still
-- dominates the image.  Then the critical parameters where psi is immersive are counted, and the
-- count is divided by the number of points in a generic fibre of psi.  The division is exact: for
-- a generic datum each critical point of the image is general enough to have a full fibre, along
-- which psi is immersive in characteristic zero; and the critical parameters over other points of
-- the image fill less than N dimensions of pairs (parameter, datum), so there are none.

-- the rank of the Jacobian at a random point: the dimension of the image
imageDimension = phi -> (
    R := ring phi;
    rank sub(jacobian phi, matrix{randomList(coefficientRing R, numgens R)}))

restrictedMap = phi -> (
    (R, d) := (ring phi, imageDimension phi);
    if d == 0 then error "expected a parametrisation that is not constant";
    if d == numgens R then return phi;
    S := (coefficientRing R)(monoid[Variables => d]);
    s := matrix{{1_S} | gens S};
    sub(phi, s * sub(randomForms(coefficientRing R, d + 1, numgens R), S)))

-- Solutions of the equations where the Jacobian of psi has full rank: where a random combination
-- of its maximal minors can be inverted (Rabinowitsch).
whereImmersive = (psi, equations) -> (
    (R, d) := (ring psi, numgens ring psi);
    S := (coefficientRing R)(monoid[Variables => d + 1]);
    inS := map(S, R, take(gens S, d));
    maximalMinor := det(jacobian psi * sub(randomForms(coefficientRing R, numcols psi, d), R));
    inS equations + ideal(1 - S_d * inS maximalMinor))

fibreDegree = psi -> (
    R := ring psi;
    image := sub(psi, matrix{randomList(coefficientRing R, numgens R)});
    last countPoints whereImmersive(psi, ideal(psi - sub(image, R))))

-- (dimension, number of critical points on the image) over a random datum
criticalCount(Matrix, Matrix) := Sequence => o -> (phi, W) -> (
    checkedStrategy(o.Strategy, {null});
    W = checkedMetric(phi, W, fieldOf(phi, W));
    psi := restrictedMap phi;
    u := randomList(ring W, numrows W);
    gradient := jacobian psi * transpose matrix{weightedResidue(W, flatten entries psi, u)};
    (d, count) := countPoints whereImmersive(psi, ideal gradient);
    e := fibreDegree psi;
    if e == 0 or count % e != 0 then error("expected a multiple of the fibre degree ", toString e,
        ", got ", toString count, ": take another seed or prime");
    (d, count // e))
