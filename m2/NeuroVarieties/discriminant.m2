-- needs: assumptions covering factors input values varieties
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

discriminantParts = hashTable {
    "folds" => foldIdeals, "infinity" => (V, W, data) -> {infinityIdeal(V, W, data)}}

-- the two parts, or one, as equations
partIn = (U, part, V, W) ->
    product(discriminantParts#part(V, W, allData(coefficientRing U, numgens U)),
        I -> hypersurfaceIn(U, I))

checkMetricOption = (V, W, kk) ->
    checkedMetric(V, if W === null then id_(kk^(ambientDimension V)) else W, kk)

-- the equations of the closure of the image of a map
closureIdeal = phi -> (
    (P, q) := rationalMap phi;
    (R, S) := (ring P, (coefficientRing ring P)(standardMonoid(numcols phi)));
    I := if q == 1 then kernel map(R, S, P) else (
        T := (coefficientRing R)(standardMonoid(numgens R + 1));
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
    X := first preparedVariety overField(kk, V);
    W := checkMetricOption(X, o.Metric, kk);
    data := randomLine(kk, ambientDimension X);
    ideals := applyValues(discriminantParts, idealsOf ->
        if hasNoPoints X then {} else idealsOf(X, W, data));
    count := I -> if #I == 0 then 0 else countAllValues I;
    counts := applyValues(ideals, count);
    -- what both parts have in common, as over isotropic lines
    both := if member(0, values counts) then 0
        else sum values counts - count flatten values ideals;
    new EDDiscriminantDegree from
        if both == 0 then counts else merge(counts, hashTable {"both" => both}, plus))

edDiscriminantDegree Matrix := EDDiscriminantDegree => o -> phi ->
    edDiscriminantDegree(closureIdeal phi, o)

-- The number of forms on the line of two over which points meet, for one datum: also at infinity,
-- if they do so on a line of data. Those that are found for another datum, too, do not count, for
-- there single points run to infinity for all data, or the form is degenerate.
discriminantMetricDegree = (V, W, W', atInfinity) -> (
    kk := ring W;
    X := first preparedVariety overField(kk, if instance(V, Matrix) then closureIdeal V else V);
    onLine := line -> (
        {foldIdeal(X, W, line)} | if atInfinity then {infinityIdeal(X, W, line)} else {});
    (here, there) := (onLine lineOfForms(kk, W'), onLine lineOfForms(kk, W'));
    countAllValues(here | there) - countAllValues there)

-- the equation modulo a prime, monic: the exponents and the residues
hypersurfaceModulo = (V, W, part, p) -> (
    kk := ZZ/p;
    N := ambientDimension V;
    U := kk(monoid[Variables => N, MonomialOrder => GRevLex]);
    f := product distinctFactors partIn(U, part, overField(kk, V), sub(W, kk));
    if f == 1 then f = 1_U;
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
-- high probability.  Modulo few primes it has other terms, and these are kept apart; one that
-- divides a number of the problem is left out, for the equations may be zero modulo it.
liftedHypersurface = (U, V, W, part) -> (
    numbers := flatten entries W | {det W} | if instance(V, Ideal) then
        flatten apply(V_*, f -> apply(listForm f, last)) else {};
    D := product(select(numbers, a -> a != 0), a -> numerator a * denominator a);
    (p, found) := (32009, new MutableHashTable);
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
    if instance(V, Ideal) and coefficientRing ring V =!= QQ then
        error("expected equations over QQ, got ", toString coefficientRing ring V);
    W := checkMetricOption(V, o.Metric, QQ);
    V = first preparedVariety V;
    U := QQ(monoid[Variables => N, VariableBaseName => getSymbol "u", MonomialOrder => GRevLex]);
    new EDDiscriminant from apply(keys discriminantParts, part -> part => factorRow(
        if hasNoPoints V then 1_U
        else if strategy === "Lifting" then liftedHypersurface(U, V, W, part)
        else partIn(U, part, V, W))))
edDiscriminant Matrix := EDDiscriminant => o -> phi -> edDiscriminant(closureIdeal phi, o)

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
