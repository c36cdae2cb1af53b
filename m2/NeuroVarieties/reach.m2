-- needs: input varieties
-- reach.m2: what the reach of quadrics and cones comes from (Federer 1959).

-- A quadric (x - p)^t Q (x - p) = m: a row of one polynomial in t, whose roots are the squares of
-- the half axes, det(t Q - m).
squaredAxes = I -> (
    (f, x) := (I_0, gens ring I);
    (R, N) := (ring I, #gens ring I);
    U := (coefficientRing R)(standardMonoid 1);
    origin := map(U, R, toList(N : 0_U));
    Q := (1/2) * origin diff(transpose matrix{x}, diff(matrix{x}, f));
    slope := (1/2) * origin diff(transpose matrix{x}, f);
    p := inverse sub(Q, coefficientRing R) * sub(slope, coefficientRing R);
    m := (transpose slope * sub(p, U))_(0, 0) - origin f;
    matrix{{det(U_0 * Q - m * id_(U^N))}})

-- the equations of a cone
coneIdeal = (V, kk) -> if instance(V, Ideal) then V else (
    R := kk(standardMonoid(ambientDimension V));
    minors(V#"rank" + 1, matrixFromEntries(V, gens R)))
