-- needs: bottleneck critical
-- curvature.m2: points of critical curvature of plane curves.

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
