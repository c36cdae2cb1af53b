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
    MonomialOrder => append(blocks, numcols last data)])
datumIn = (T, data) -> (
    parameters := matrix{take(gens T, - numcols last data)};
    apply(first data, flatten entries(parameters * transpose last data), (a, b) -> a + b))

-- The critical equations over a datum u in a ring, with the ring elements x for the variables.
-- They are affine-linear in the datum, so that N + 1 data tell them.
criticalFamily = (V, W, x, u) -> (
    kk := fieldOf(V, W);
    over := datum -> (
        C := edCriticalIdeal(V, W, datum);
        (map(ring first x, ring C, x)) gens C);
    origin := toList(#u : 0_kk);
    E := over origin;
    E + sum(#u, i -> u#i * (over replace(i, 1_kk, origin) - E)))

-- as many random combinations of the equations as the codimension
completeIntersection = V -> (
    if not instance(V, Ideal) or numgens V == codim V then return V;
    kk := coefficientRing ring V;
    ideal(gens V * matrix apply(numgens V, i -> randomList(kk, codim V))))

-- the number of variables of the critical ideal
familySize = (V, W) ->
    numgens ring edCriticalIdeal(V, W, toList(ambientDimension V : 0_(fieldOf(V, W))))

-- Folds, in the variables of the critical ideal, then for large or overdetermined systems as many
-- for a tangent vector v with J v = 0, then the data.
foldIdeal = (V, W, data) -> (
    kk := fieldOf(V, W);
    X := completeIntersection V;
    k := familySize(X, W);
    isSmall := X === V and k < 7
        and not (instance(V, SymmetricDeterminantalVariety) and V#"rank" > 1);
    T := dataRing(kk, {if isSmall then k else 2*k}, data);
    E := criticalFamily(X, W, take(gens T, k), datumIn(T, data));
    if X =!= V then E = E | (map(T, ring V, take(gens T, numgens ring V))) gens V;
    J := (jacobian E)^(toList(0 .. k-1));
    if isSmall then return ideal E + ideal det J;
    v := take(drop(gens T, k), k);
    ideal E + ideal(matrix{v} * J) + ideal(1 - sum(v, randomList(kk, k), times)))

-- The variables scaled with a point at infinity: all coordinates, or those of B.
scaledVariables = (V, x) -> if instance(V, Ideal) then x else (
    size := if instance(V, DeterminantalVariety) then min(V#"rows", V#"columns") else V#"size";
    drop(x, (size - V#"rank") * V#"rank"))

-- The equations over the datum u in coordinates x_0, x: those of W(x - x_0 u) normal at x.
projectiveFamily = (V, W, x0, x, l, u) -> (
    if not instance(V, Ideal) then return criticalFamily(V, W, x, apply(u, a -> x0 * a));
    (T, N) := (ring x0, #x);
    R := (coefficientRing T)(monoid[Variables => N + 1]);
    inR := map(R, ring V, take(gens R, N));
    closure := map(T, R, append(x, x0));
    F := homogenize(inR gens completeIntersection V, R_N);
    normal := (closure (jacobian F)^(toList(0 .. N-1))) * transpose matrix{l};
    residue := sub(W, T) * transpose matrix{apply(x, u, (a, b) -> a - x0 * b)};
    closure F | closure homogenize(inR gens V, R_N) | transpose(residue - normal))

-- Points at infinity: the limits for x_0 = 0 of the points with x_0 different from 0, where
-- s x_0 = 1.  The multipliers l are eliminated, too, for they may grow without bounds.
infinityIdeal = (V, W, data) -> (
    kk := fieldOf(V, W);
    c := if instance(V, Ideal) then codim V else 0;
    k := if instance(V, Ideal) then ambientDimension V else familySize(V, W);
    T := dataRing(kk, {1 + c, 1 + k}, data);
    (s, l, x0) := (T_0, take(drop(gens T, 1), c), T_(1 + c));
    x := take(drop(gens T, 2 + c), k);
    E := projectiveFamily(V, W, x0, x, l, datumIn(T, data));
    scaled := scaledVariables(V, if c > 0 then append(x, x0) else x);
    scale := ideal(1 - sum(scaled, randomList(kk, #scaled), times));
    -- the ideal of all points at infinity is soon found, and for a generic metric there are none
    if initialIdeal gradedCopy(ideal E + scale + ideal x0) == 1 then return ideal 1_T;
    limits := selectInSubring(1, gens gb(ideal E + scale + ideal(1 - s * x0)));
    ideal limits + ideal take(gens T, 2 + c))

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
hypersurfaceIn = (U, I, blocks) -> (
    onData := map(U, ring I, join(toList(numgens ring I - numgens U : 0_U), gens U));
    equations := flatten entries onData selectInSubring(blocks, gens gb I);
    if #equations == 0 then error "expected finitely many critical points for almost all data";
    1_U * product distinctFactors gcd equations)

-- The two parts: an ideal over some data, and how many blocks come before the data.
discriminantParts = hashTable {"folds" => (foldIdeal, 1), "infinity" => (infinityIdeal, 2)}

checkMetricOption = (V, W, kk) ->
    checkedMetric(V, if W === null then id_(kk^(ambientDimension V)) else W, kk)

-- the equations of the closure of the image of a map
imageIdeal = phi -> (
    S := (coefficientRing ring phi)(monoid[Variables => numcols phi]);
    I := kernel map(ring phi, S, phi);
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
        applyValues(discriminantParts, part -> countValues (first part)(X, W, data)))

edDiscriminantDegree Matrix := EDDiscriminantDegree => o -> phi ->
    edDiscriminantDegree(imageIdeal phi, o)

-- the same modulo a prime, monic: the exponents and the residues
hypersurfaceModulo = (V, W, part, p) -> (
    kk := ZZ/p;
    N := ambientDimension V;
    U := kk(monoid[Variables => N, MonomialOrder => GRevLex]);
    (idealOf, blocks) := discriminantParts#part;
    f := hypersurfaceIn(U, idealOf(overField(kk, V), sub(W, kk), allData(kk, N)), blocks);
    terms := listForm f;
    (terms / first, apply(terms, t -> lift(last t / leadCoefficient f, ZZ))))

-- the fraction n/d = a modulo m with 2 n^2, 2 d^2 <= m, by Euclid's algorithm, or null (Wang)
fractionModulo = (a, m) -> (
    (r, s, x, y) := (m, a % m, 0, 1);
    while 2 * s^2 > m do (
        q := r // s;
        (r, s, x, y) = (s, r - q * s, y, x - q * y));
    if y == 0 or 2 * y^2 > m or gcd(s, y) != 1 then null else s / y)

-- The equation over QQ from those modulo primes of the right degree, when one more prime does not
-- change it: right with high probability.
liftedHypersurface = (U, V, W, part) -> (
    (p, m, exps, known, fractions) := (32009, 1, {}, {}, null);
    while true do (
        p = p - 2;
        while not isPrime p do p = p - 2;
        (e, c) := hypersurfaceModulo(V, W, part, p);
        -- modulo few primes some terms vanish
        if #e < #exps then continue;
        if e =!= exps then (m, exps, known, fractions) = (1, e, apply(e, i -> 0), null);
        inv := lift(1 / sub(m, ZZ/p), ZZ);
        known = apply(known, c, (a, b) -> a + m * ((b - a) * inv % p));
        m = m * p;
        before := fractions;
        fractions = apply(known, a -> fractionModulo(a, m));
        if not member(null, fractions) and fractions === before then break);
    sum(exps, fractions, (i, a) -> a * U_i))

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
    new EDDiscriminant from applyPairs(discriminantParts, (part, how) -> part => factorRow(
        if strategy === "Lifting" then liftedHypersurface(U, V, W, part)
        else hypersurfaceIn(U, (first how)(V, W, allData(QQ, N)), last how))))
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
