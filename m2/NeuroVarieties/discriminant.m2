-- needs: critical factors hilbert input varieties
-- discriminant.m2: the Euclidean distance discriminant, the data over which critical points meet.
--
-- The critical pairs (x, u) are a finite covering over a generic datum u (Draisma, Horobet,
-- Ottaviani, Sturmfels, Thomas 2016, theorem 4.1; section 7 is about the discriminant).  Two points
-- meet where it folds: there the equations have a tangent vector along the fibre.  Or they meet at
-- infinity, as they always do for the Frobenius norm and matrices of bounded rank: over data with a
-- double singular value whose singular vector v has v^t v = 0.  Both are hypersurfaces, or empty.
--
-- Solutions that are no critical points do not come in.  At singular points x the Jacobian of the
-- c equations has rank below c; so these data x - W^-1 J^t l have at most N - 2 dimensions.  For
-- matrices and a B of rank r - 1 they have N - 1 dimensions or less, but nothing folds there: in
-- the Frobenius norm the column space of X is then a simple invariant subspace of u u^t, for a
-- generic u, and so for a generic metric.
--
-- Data are taken in an affine space: a point and a matrix whose columns are directions.

allData = (kk, N) -> (toList(N : 0_kk), id_(kk^N))
randomLine = (kk, N) -> (randomList(kk, N), transpose matrix{randomList(kk, N)})

-- blocks of variables, and the parameters of the data after them, in an order that eliminates the
-- blocks; and the datum
dataRing = (kk, blocks, data) -> kk(monoid[Variables => sum blocks + numcols last data,
    MonomialOrder => append(select(blocks, n -> n > 0), numcols last data)])
datumIn = (T, data) -> (
    parameters := matrix{take(gens T, - numcols last data)};
    apply(first data, flatten entries(parameters * transpose last data), (a, b) -> a + b))

-- as many random combinations of the equations as the codimension
completeIntersection = V -> (
    if not instance(V, Ideal) or numgens V == codim V then return V;
    kk := coefficientRing ring V;
    ideal(gens V * matrix apply(numgens V, i -> randomList(kk, codim V))))

-- The critical equations over a datum u in a ring, with the ring elements x for the variables, and
-- the equations of the variety that are more than the codimension.  They are affine-linear in the
-- datum, so that N + 1 data tell them.
criticalFamily = (V, W, x, u) -> (
    (X, kk) := (completeIntersection V, fieldOf(V, W));
    over := datum -> (
        C := edCriticalIdeal(X, W, datum);
        (map(ring first x, ring C, x)) gens C);
    origin := toList(#u : 0_kk);
    E := over origin;
    E = E + sum(#u, i -> u#i * (over replace(i, 1_kk, origin) - E));
    if X === V then E else E | (map(ring first x, ring V, take(x, numgens ring V))) gens V)

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
    E := criticalFamily(V, W, take(gens T, k), datumIn(T, data));
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

-- Whether it is soon seen that no critical points run to infinity.  If x does along a curve, while u
-- stays, its tangent vectors are orthogonal to x - u; so its limit X at infinity has X^t W X = 0.
-- There some (m_0 : l) has m_0 W X = J^t l for the terms of highest degree: that is why multipliers
-- are projective here, too, for they grow without bounds where the closure is singular at infinity
-- or tangent to infinity.  Matrices are a cone, and need no multipliers.
staysFinite = (V, W) -> (
    kk := fieldOf(V, W);
    if not instance(V, Ideal) then (
        E := edCriticalIdeal(V, W, toList(ambientDimension V : 0_kk));
        return initialIdeal(E + affineChart drop(gens ring E, first infiniteVariables(V, W))) == 1);
    (N, c) := (ambientDimension V, codim V);
    T := kk(monoid[Variables => N + 1 + c]);
    (x, l) := (take(gens T, N), drop(gens T, N + 1));
    leading := I -> (map(T, ring I, x)) matrix{apply(I_*, f -> part(first degree f, f))};
    F := completeIntersection gradedCopy V;
    J := (jacobian leading F)^(toList(0 .. N-1));
    normal := sub(W, T) * transpose matrix{x};
    isotropic := matrix{x} * normal;
    equations := leading gradedCopy V | isotropic
        | transpose(T_N * normal - J * transpose matrix{l});
    initialIdeal(ideal equations + affineChart x + affineChart append(l, T_N)) == 1)

-- Points at infinity, in the variables of the critical ideal and the data: the limits of critical
-- points, of which the terms of highest degree vanish.  For all elements of the ideal these are
-- found in an order that begins with this degree; the multipliers are eliminated before.
infinityIdeal = (V, W, data) -> (
    c := if instance(V, Ideal) then codim V else 0;
    (finite, infinite) := infiniteVariables(V, W);
    T := dataRing(fieldOf(V, W), {c, infinite, finite}, data);
    if staysFinite(V, W) then return ideal 1_T;
    x := take(drop(gens T, c), infinite);
    A := take(drop(gens T, c + infinite), finite);
    G := gens gb ideal criticalFamily(V, W, A | x | take(gens T, c), datumIn(T, data));
    if c > 0 then G = selectInSubring(1, G);
    degreeIn := m -> sum take(drop(first exponents m, c), infinite);
    leading := f -> (
        d := max apply(terms f, degreeIn);
        sum select(terms f, m -> degreeIn m == d));
    ideal apply(flatten entries G, leading) + affineChart x + ideal take(gens T, c))

-- The number of values that the last variable takes: on a finite set the squarefree part of its
-- minimal polynomial, from the normal forms of its powers; else by elimination.
countValues = I -> (
    I = gradedCopy I;
    kk := coefficientRing ring I;
    basisOfI := groebnerBasis(I, Strategy => "F4");
    L := monomialIdeal leadTerm basisOfI;
    if L == 1 then return 0;
    U := kk(monoid[Variables => 1]);
    if dim L > 0 then (
        n := numgens ring I - 1;
        T := kk(monoid[Variables => n + 1, MonomialOrder => {n, 1}]);
        E := selectInSubring(1, gens gb sub(I, vars T));
        if numcols E == 0 then finiteCount(dim L, 0);
        return squarefreeDegree (map(U, T, append(toList(n : 0_U), U_0))) E_(0,0));
    D := degree L;
    if D >= char kk then
        error("expected a prime above ", toString D, ", got ", toString char kk);
    (t, G, power) := (last gens ring I, forceGB basisOfI, 1_(ring I));
    powers := matrix{prepend(power, apply(D, i -> power = (t * power) % G))};
    C := sub(last coefficients powers, kk);
    r := rank C;
    a := solve(C_{0 .. r-1}, C_{r});
    squarefreeDegree(U_0^r - sum(r, i -> a_(i, 0) * U_0^i)))

squarefreeDegree = f -> first degree f - first degree gcd(f, diff((ring f)_0, f))

factorRow = f -> (L := distinctFactors f; map((ring f)^1, (ring f)^(#L), {L}))

-- The hypersurface in the closure of the image in the space of data, as a reduced polynomial in the
-- variables of U; other components of the image are smaller.
hypersurfaceIn = (U, I) -> (
    n := numgens ring I - numgens U;
    T := (coefficientRing U)(monoid[Variables => numgens ring I,
        MonomialOrder => {n, numgens U}]);
    onData := map(U, T, join(toList(n : 0_U), gens U));
    equations := flatten entries onData selectInSubring(1, gens gb sub(I, vars T));
    if #equations == 0 then error "expected finitely many critical points for almost all data";
    1_U * product distinctFactors gcd equations)

discriminantParts = hashTable {"folds" => foldIdeal, "infinity" => infinityIdeal}

checkMetricOption = (V, W, kk) ->
    checkedMetric(V, if W === null then id_(kk^(ambientDimension V)) else W, kk)

-- the equations of the closure of the image of a map
imageIdeal = phi -> (
    (P, q) := rationalMap phi;
    (R, S) := (ring P, (coefficientRing ring P)(monoid[Variables => numcols phi]));
    I := if q == 1 then kernel map(R, S, P) else (
        T := (coefficientRing R)(monoid[Variables => numgens R + 1]);
        inT := map(T, R, take(gens T, numgens R));
        A := T/(1 - T_(numgens R) * inT q);
        kernel map(A, S, sub(T_(numgens R) * inT P, A)));
    if I == 0 then error "expected a variety smaller than its space, got a map onto all of it";
    trim I)

EDDiscriminantDegree = new Type of HashTable
edDiscriminantDegree = method(Options => {Metric => null, CoefficientRing => ZZ/32003})
edDiscriminantDegree DeterminantalVariety :=
edDiscriminantDegree SymmetricDeterminantalVariety :=
edDiscriminantDegree Ideal := EDDiscriminantDegree => o -> V -> (
    kk := o.CoefficientRing;
    X := overField(kk, V);
    checkPoints X;
    W := checkMetricOption(X, o.Metric, kk);
    data := randomLine(kk, ambientDimension X);
    new EDDiscriminantDegree from
        applyValues(discriminantParts, idealOf -> countValues idealOf(X, W, data)))

edDiscriminantDegree Matrix := EDDiscriminantDegree => o -> phi ->
    edDiscriminantDegree(imageIdeal phi, o)

-- the same modulo a prime, monic: the exponents and the residues
hypersurfaceModulo = (V, W, part, p) -> (
    kk := ZZ/p;
    N := ambientDimension V;
    U := kk(monoid[Variables => N, MonomialOrder => GRevLex]);
    f := hypersurfaceIn(U, discriminantParts#part(overField(kk, V), sub(W, kk), allData(kk, N)));
    terms := listForm f;
    (terms / first, apply(terms, t -> lift(last t / leadCoefficient f, ZZ))))

-- the fraction n/d = a modulo m with 2 n^2, 2 d^2 <= m, by Euclid's algorithm, or null (Wang)
fractionModulo = (a, m) -> (
    (r, s, x, y) := (m, a % m, 0, 1);
    while 2 * s^2 > m do (
        q := r // s;
        (r, s, x, y) = (s, r - q * s, y, x - q * y));
    if y == 0 or 2 * y^2 > m or gcd(s, y) != 1 then null else s / y)

-- The equation over QQ from those modulo primes, when one more prime does not change it: right with
-- high probability.  Modulo few primes it has other terms, and these are kept apart.
liftedHypersurface = (U, V, W, part) -> (
    numbers := flatten entries W | if instance(V, Ideal) then
        flatten apply(V_*, f -> apply(listForm f, last)) else {};
    (p, D, found) := (32009, product(numbers, denominator), new MutableHashTable);
    while true do (
        p = p - 2;
        if not isPrime p or D % p == 0 then continue;
        (e, c) := hypersurfaceModulo(V, W, part, p);
        (m, known, before) := if found#?e then found#e else (1, apply(e, i -> 0), null);
        inv := lift(1 / sub(m, ZZ/p), ZZ);
        known = apply(known, c, (a, b) -> a + m * ((b - a) * inv % p));
        fractions := apply(known, a -> fractionModulo(a, m * p));
        if not member(null, fractions) and fractions === before then
            return sum(e, fractions, (i, a) -> a * U_i);
        found#e = (m * p, known, fractions)))

EDDiscriminant = new Type of HashTable
edDiscriminant = method(Options => {Metric => null, Strategy => null})
edDiscriminant DeterminantalVariety :=
edDiscriminant SymmetricDeterminantalVariety :=
edDiscriminant Ideal := EDDiscriminant => o -> V -> (
    strategy := checkedStrategy(o.Strategy, {"Elimination", "Lifting"});
    N := ambientDimension V;
    checkPoints V;
    if instance(V, Ideal) and coefficientRing ring V =!= QQ then
        error("expected equations over QQ, got ", toString coefficientRing ring V);
    W := checkMetricOption(V, o.Metric, QQ);
    U := QQ(monoid[Variables => N, VariableBaseName => getSymbol "u", MonomialOrder => GRevLex]);
    new EDDiscriminant from applyPairs(discriminantParts, (part, idealOf) -> part => factorRow(
        if strategy === "Lifting" then liftedHypersurface(U, V, W, part)
        else hypersurfaceIn(U, idealOf(V, W, allData(QQ, N))))))
edDiscriminant Matrix := EDDiscriminant => o -> phi -> edDiscriminant(imageIdeal phi, o)

-- In the Frobenius norm, or with U U^t replaced by U G U^t in the metric of data with Gram matrix
-- G: the discriminant of the characteristic polynomial, whose roots are the squares of the singular
-- values.  The eigenvalues themselves for symmetric matrices, with off-diagonal weights 2.
eckartYoungDiscriminant = method()
eckartYoungDiscriminant(DeterminantalVariety, Matrix) := RingElement => (V, G) -> (
    G = checkedMetric(determinantalVariety(1, V#"columns", 1), G, QQ);
    if V#"rank" == min(V#"rows", V#"columns") then
        error "expected matrices of bounded rank, got all matrices";
    R := QQ(monoid[Variables => ambientDimension V, VariableBaseName => getSymbol "u"]);
    U := matrixFromEntries(V, gens R);
    S := U * sub(G, R) * transpose U;
    if V#"rows" > V#"columns" then S = transpose U * U * sub(G, R);
    characteristicDiscriminant S)
eckartYoungDiscriminant SymmetricDeterminantalVariety := RingElement => V -> (
    if V#"rank" == V#"size" then error "expected matrices of bounded rank, got all matrices";
    R := QQ(monoid[Variables => ambientDimension V, VariableBaseName => getSymbol "u"]);
    characteristicDiscriminant matrixFromEntries(V, gens R))

-- The discriminant is the Hankel determinant of the power sums of the roots, the traces (Jacobi).
characteristicDiscriminant = S -> (
    n := numrows S;
    powers := {id_(target S)};
    for i from 1 to 2*n - 2 do powers = append(powers, S * last powers);
    det matrix apply(n, i -> apply(n, j -> trace powers#(i + j))))
