-- reach.m2: what the reach of a variety comes from (Federer 1959; Aamari and others 2019).

-- Points of a plane curve where the curvature h / g^(3/2) is critical, g = |grad f|^2: along the
-- curve 2 g h' = 3 h g'.  Those with g = 0 are left out: singular and isotropic points.
criticalCurvatureIdeal = I -> (
    f := I_0;
    T := (coefficientRing ring I)(monoid[Variables => 3]);
    (x, y, s) := toSequence gens T;
    f = (map(T, ring I, {x, y})) f;
    (fx, fy) := (diff(x, f), diff(y, f));
    g := fx^2 + fy^2;
    h := diff(y, fy) * fx^2 - 2 * diff(y, fx) * fx * fy + diff(x, fx) * fy^2;
    along := p -> diff(x, p) * fy - diff(y, p) * fx;
    ideal(f, 2 * g * along h - 3 * h * along g, s * g - 1))

-- the number of different ones; 0 stands for infinitely many, too
criticalCurvatureCount = I -> (
    J := criticalCurvatureIdeal I;
    (d, multiplicity) := countPoints J;
    if d === 0 then countDifferent(J, multiplicity) else 0)

-- A quadric (x - p)^t Q (x - p) = m: a row of one polynomial in t, whose roots are the squares of
-- the half axes, det(t Q - m).
squaredAxes = I -> (
    (f, x) := (I_0, gens ring I);
    (R, N) := (ring I, #gens ring I);
    U := (coefficientRing R)(monoid[Variables => 1]);
    origin := map(U, R, toList(N : 0_U));
    Q := origin diff(transpose matrix{x}, diff(matrix{x}, f)) / 2;
    slope := origin diff(transpose matrix{x}, f) / 2;
    p := inverse sub(Q, coefficientRing R) * sub(slope, coefficientRing R);
    m := (transpose slope * sub(p, U))_(0, 0) - origin f;
    matrix{{det(U_0 * Q - m * id_(U^N))}})

-- the equations of a cone
coneIdeal = (V, kk) -> if instance(V, Ideal) then V else (
    R := kk(monoid[Variables => ambientDimension V]);
    minors(V#"rank" + 1, matrixFromEntries(V, gens R)))
