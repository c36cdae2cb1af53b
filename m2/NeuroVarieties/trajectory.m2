-- needs: invariant
-- trajectory.m2: the polynomials up to a degree that vanish along one trajectory.
--
-- Along x' = F(x) from p the j-th derivative of a monomial at time 0 is a number, the value of
-- F(F(...)) at p.  By Leibniz' rule (a b)^(j) = sum of binomial(j, i) a^(i) b^(j-i), all
-- derivatives of all monomials come from those of the coordinates, and x^(j+1) = (F(x))^(j).
--
-- A polynomial vanishes on the trajectory if and only if all its derivatives vanish at p.  Those
-- with the first so many derivatives zero are a linear space that contains the right one.  They are
-- the right one if the smallest invariant ideal that contains them vanishes at p: then it vanishes
-- on the whole trajectory.  If it does not, more derivatives are needed.

-- the exponents of all monomials up to a degree in n variables, by degree
exponentsUpTo = (n, d) -> (
    S := QQ(monoid[Variables => n]);
    flatten apply(d + 1, e -> apply(flatten entries basis(e, S), m -> first exponents m)))

unitVector = (n, i) -> apply(n, j -> if i == j then 1 else 0)

-- derivatives number 0 to N-1 at p of all monomials up to the given degree, and of those in F: a
-- table of lists by exponents
monomialDerivatives = (F, p, k, N) -> (
    (n, kk) := (numgens ring F, ring first p);
    fields := apply(flatten entries F, listForm);
    largest := max(k, max flatten apply(fields, f -> prepend(0, apply(f, t -> sum t#0))));
    table := new MutableHashTable;
    table#(apply(n, i -> 0)) = new MutableList from apply(N, j -> if j == 0 then 1_kk else 0_kk);
    scan(n, i -> table#(unitVector(n, i)) = new MutableList from {p#i});
    -- a monomial is the product of a smaller one and a variable
    products := apply(select(exponentsUpTo(n, largest), e -> sum e > 1), e -> (
        u := unitVector(n, position(e, a -> a > 0));
        table#e = new MutableList;
        (table#e, table#(e - u), table#u)));
    for j from 0 to N - 1 do (
        choose := apply(j + 1, i -> binomial(j, i));
        for t in products do (t#0)#j = sum(j + 1, i -> choose#i * (t#1)#i * (t#2)#(j-i));
        scan(n, i -> (table#(unitVector(n, i)))#(j+1) =
            sum(fields#i, t -> t#1 * (table#(t#0))#j)));
    table)

-- the polynomials up to degree k whose derivatives number 0 to N-1 vanish at p
vanishingToOrder = (F, p, k, N) -> (
    R := ring F;
    table := monomialDerivatives(F, p, k, N);
    monomials := reverse exponentsUpTo(numgens R, k);
    M := matrix apply(N, j -> apply(monomials, e -> (table#e)#j));
    C := entries transpose matrix nullSpace mutableMatrix M;
    apply(C, row -> primitiveForm sum(#row, i -> row#i * R_(monomials#i))))

-- the multiple with integer coefficients without a common factor, the leading one positive
primitiveForm = f -> (
    f = lcm apply(flatten entries last coefficients f, c -> denominator lift(c, QQ)) * f;
    content := gcd apply(flatten entries last coefficients f, c -> numerator lift(c, QQ));
    (if leadCoefficient f < 0 then -1 else 1) * f / content)

-- (polynomials, how many derivatives were taken, basis of the smallest invariant ideal that
-- contains them); tell(polynomials, derivatives, null) as soon as they are known, not yet proved
provenTrajectoryIdeal = (F, p, k, tell) -> (
    (R, N) := (ring F, binomial(numgens ring F + k, k) + 5);
    at := map(coefficientRing R, R, p);
    while true do (
        polys := vanishingToOrder(F, p, k, N);
        tell(polys, N, null);
        -- a member of the chain that does not vanish at p refutes one of the polynomials
        refuted := false;
        (closure, fresh) := (gens gb ideal rowOf(R, polys), polys);
        while #fresh > 0 and not refuted do (
            J := ideal closure;
            forceGB closure;
            fresh = select(
                apply(flatten apply(fresh, g -> derivativesAlong(F, g)), d -> d % J), r -> r != 0);
            refuted = any(fresh, r -> at r != 0);
            if #fresh > 0 and not refuted then closure = gens gb ideal(closure | matrix{fresh}));
        if not refuted then return (polys, N, closure);
        N = 2*N))

trajectoryIdeal = method()
trajectoryIdeal(Matrix, List, ZZ) := Ideal => (F, start, k) -> (
    checkVectorFields F;
    (R, n) := (ring F, numgens ring F);
    if numrows F != 1 then error("expected one field, got ", toString numrows F);
    if coefficientRing R =!= QQ then
        error("expected a field over QQ, got one over ", toString coefficientRing R);
    if #start != n then
        error("expected a start with ", toString n, " coordinates, got ", toString(#start));
    if not all(start, a -> instance(a, ZZ) or instance(a, QQ)) then
        error("expected a start with rational coordinates, got ", toString start);
    if k < 1 then error("expected a degree of at least 1, got ", toString k);
    p := apply(start, a -> a / 1);
    polys := first provenTrajectoryIdeal(F, p, k, (polys, N, closure) -> null);
    ideal rowOf(R, polys))

-- what a script answers with, and what it says when the polynomials are known and not yet proved
trajectoryFields = (R, polys, N, closure) -> {
    ("polynomials", rowOf(R, polys)), ("derivatives", N), ("proved", closure =!= null),
    ("closure", if closure === null then rowOf(R, {}) else closure)}
