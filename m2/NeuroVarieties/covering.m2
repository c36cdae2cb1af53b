-- needs: critical hilbert input values varieties; packages: MinimalPrimes Saturation
-- covering.m2: where the covering of the space of data by critical points folds, and where it runs
-- to infinity, as ideals.
--
-- Data are taken in an affine space: a point and a matrix whose columns are directions.  With a
-- third member, a form, it is the metric that moves, on a line of forms through W.

allData = (kk, N) -> (toList(N : 0_kk), id_(kk^N))
randomLine = (kk, N) -> (randomList(kk, N), transpose matrix{randomList(kk, N)})
lineOfForms = (kk, W) -> (randomList(kk, numrows W), map(kk^(numrows W), kk^1, 0), W)

-- blocks of variables, and the parameters of the data after them, in an order that eliminates the
-- blocks; and the datum
dataRing = (kk, blocks, data) -> kk(monoid[Variables => sum blocks + numcols data#1,
    MonomialOrder => append(select(blocks, n -> n > 0), numcols data#1)])
datumIn = (T, data) -> (
    parameters := matrix{take(gens T, - numcols data#1)};
    apply(data#0, flatten entries(parameters * transpose data#1), (a, b) -> a + b))

-- as many random combinations of the equations as the codimension
completeIntersection = V -> (
    if not instance(V, Ideal) or numgens V == codim V then return V;
    kk := coefficientRing ring V;
    ideal(gens V * matrix apply(numgens V, i -> randomList(kk, codim V))))

-- The critical equations over data in a ring, with the ring elements x for the variables, and the
-- equations of the variety that are more than the codimension.  They are affine-linear in the
-- datum, so that N + 1 data tell them, and in the form.
criticalFamily = (V, W, x, data) -> (
    (X, kk, T) := (completeIntersection V, fieldOf(V, W), ring first x);
    u := datumIn(T, data);
    origin := toList(#u : 0_kk);
    family := form -> (
        over := datum -> (
            C := edCriticalIdeal(X, form, datum);
            (map(T, ring C, x)) gens C);
        E := over origin;
        E + sum(#u, i -> u#i * (over replace(i, 1_kk, origin) - E)));
    E := family W;
    if #data > 2 then E = E + T_(numgens T - 1) * (family data#2 - E);
    if X === V then E else E | (map(T, ring V, take(x, numgens ring V))) gens V)

-- the number of variables of the critical ideal
familySize = (V, W) ->
    numgens ring edCriticalIdeal(V, W, toList(ambientDimension V : 0_(fieldOf(V, W))))

-- Folds, in the variables of the critical ideal, then for large or overdetermined systems as many
-- for a tangent vector v with J v = 0, then the data.
foldIdeal = (V, W, data) -> (
    kk := fieldOf(V, W);
    isOverdetermined := instance(V, Ideal) and numgens V > codim V;
    k := familySize(completeIntersection V, W);
    isSmall := not isOverdetermined and k < 7
        and not (instance(V, SymmetricDeterminantalVariety) and V#"rank" > 1);
    T := dataRing(kk, {if isSmall then k else 2*k}, data);
    E := criticalFamily(V, W, take(gens T, k), data);
    J := (jacobian E)^(toList(0 .. k-1));
    if isSmall then return ideal E + ideal det J;
    v := take(drop(gens T, k), k);
    ideal E + ideal(matrix{v} * J) + affineChart v)

-- some variables are not all zero: a random form of them is one
affineChart = x -> ideal(1 - sum(x, randomList(coefficientRing ring first x, #x), times))

-- the number of the first variables of the critical ideal that stay finite, those of A, and that of
-- the ones that run to infinity, those of B or all coordinates
infiniteVariables = (V, W) -> (
    if instance(V, Ideal) then return (0, ambientDimension V);
    size := if instance(V, DeterminantalVariety) then min(V#"rows", V#"columns") else V#"size";
    finite := (size - V#"rank") * V#"rank";
    (finite, familySize(V, W) - finite))

-- Whether it is soon seen that no critical points run to infinity.  If x does along a curve, while
-- u stays, its tangent vectors are orthogonal to x - u; so its limit X at infinity has X^t W X = 0.
-- There some (m_0 : l) has m_0 W X = J^t l for the terms of highest degree: that is why multipliers
-- are projective here, too, for they grow without bounds where the closure is singular at infinity
-- or tangent to infinity.  Matrices are a cone, and need no multipliers.
staysFinite = (V, W) -> (
    kk := fieldOf(V, W);
    if not instance(V, Ideal) then (
        E := edCriticalIdeal(V, W, toList(ambientDimension V : 0_kk));
        return initialIdeal(E + affineChart drop(gens ring E, first infiniteVariables(V, W))) == 1);
    (N, c) := (ambientDimension V, codim V);
    T := kk(standardMonoid(N + 1 + c));
    (x, l) := (take(gens T, N), drop(gens T, N + 1));
    leading := I -> (map(T, ring I, x)) matrix{apply(I_*, f -> part(first degree f, f))};
    F := completeIntersection gradedCopy V;
    J := (jacobian leading F)^(toList(0 .. N-1));
    normal := sub(W, T) * transpose matrix{x};
    isotropic := matrix{x} * normal;
    equations := leading gradedCopy V | isotropic
        | transpose(T_N * normal - J * transpose matrix{l});
    initialIdeal(ideal equations + affineChart x + affineChart append(l, T_N)) == 1)

-- the elements without multipliers of the ideal of the critical equations, in their ring, and the
-- variables there that stay finite and that run to infinity
closedFamily = (V, W, data) -> (
    c := if instance(V, Ideal) then codim V else 0;
    (finite, infinite) := infiniteVariables(V, W);
    T := dataRing(fieldOf(V, W), {c, infinite, finite}, data);
    x := take(drop(gens T, c), infinite);
    A := take(drop(gens T, c + infinite), finite);
    G := gens gb ideal criticalFamily(V, W, A | x | take(gens T, c), data);
    (if c > 0 then selectInSubring(1, G) else G, A, x))

hasNoSingularPoints = V -> (
    S := (coefficientRing ring V)(standardMonoid(numgens ring V + codim V));
    (x, l) := (take(gens S, numgens ring V), drop(gens S, numgens ring V));
    J := (map(S, ring V, x)) jacobian completeIntersection V;
    initialIdeal(ideal((map(S, ring V, x)) gens V) + ideal(J * transpose matrix{l})
        + affineChart l) == 1)

-- Singular points of a component at which the closed correspondence is not simple over the data: a
-- tangent vector v is along the fibre.  Before a cusp such as y^2 = x^5 points meet on its normal.
singularFoldIdeal = (P, W, data) -> (
    (G, A, x) := closedFamily(P, W, data);
    (N, c, n) := (#x, codim P, numcols data#1);
    T := dataRing(fieldOf(P, W), {c + 2*N}, data);
    (l, v) := (take(gens T, c), take(drop(gens T, c), N));
    inT := map(T, ring G, take(gens T, c) | take(drop(gens T, c + N), N) | take(gens T, -n));
    at := map(T, ring P, take(drop(gens T, c + N), N));
    tangent := matrix{v} * inT (jacobian G)^(toList(c .. c+N-1));
    ideal(inT G | at gens P | tangent)
        + ideal(at jacobian completeIntersection P * transpose matrix{l})
        + affineChart l + affineChart v)

-- all of which the data are folds; few varieties have any at singular points, which a line tells
foldIdeals = (V, W, data) -> (
    if not instance(V, Ideal) or hasNoSingularPoints V then return {foldIdeal(V, W, data)};
    singular := select(decompose V, P -> codim P == codim V and not hasNoSingularPoints P);
    onLine := P -> (
        kk := coefficientRing ring P;
        countValues singularFoldIdeal(P, W, randomLine(kk, numrows W)) > 0);
    if numcols data#1 > 1 and char ring V > 0 then singular = select(singular, onLine);
    prepend(foldIdeal(V, W, data), apply(singular, P -> singularFoldIdeal(P, W, data))))

-- Points at infinity, in the variables of the critical ideal and the data: the limits of critical
-- points, of which the terms of highest degree vanish.  For all elements of the ideal these are
-- found in an order that begins with this degree; the multipliers are eliminated before.
infinityIdeal = (V, W, data) -> (
    if staysFinite(V, W) then return ideal 1_(dataRing(fieldOf(V, W), {1}, data));
    (G, A, x) := closedFamily(V, W, data);
    positions := apply(x, index);
    degreeIn := m -> sum (first exponents m)_positions;
    leading := f -> (
        d := max apply(terms f, degreeIn);
        sum select(terms f, m -> degreeIn m == d));
    ideal apply(flatten entries G, leading) + affineChart x
        + ideal take(gens ring G, first positions))

