-- needs: definition; packages: Elimination MinimalPrimes Saturation
-- branching.m2: by its definition, over QQ, the Euclidean distance discriminant (Draisma, Horobet,
-- Ottaviani, Sturmfels, Thomas 2016, section 7).

-- with integers without a common factor as coefficients
primitivePart = f -> (
    c := apply(flatten entries last coefficients f, v -> lift(v, QQ));
    f * (lcm(c / denominator) / gcd(c / numerator)))

-- the equations of the hypersurfaces among the components of an ideal, in a ring of its last
-- variables
hypersurfacesIn = (U, I) -> (
    n := numgens ring I - numgens U;
    image := eliminate(take(gens ring I, n), I);
    onU := map(U, ring I, join(toList(n : 0_U), gens U));
    J := ideal onU gens image;
    if J == 0 then error "expected finitely many critical points for almost all data";
    if J == 1 then return {};
    apply(select(minimalPrimes J, Q -> codim Q == 1), Q -> primitivePart first (trim Q)_*))

equationRow = (U, factors) -> map(U^1, U^(#factors), {factors})

-- The data over which a critical point x is no simple point of the fibre: there the Jacobian matrix
-- of the correspondence E, for the first N variables, has rank below N.
ramificationIdeal = (E, N) -> E + minors(N, (jacobian E)^(toList(0 .. N-1)))

-- The data over which a critical point is at infinity: the correspondence is closed in P^N for x,
-- by a variable x_0 before the others, and x_0 is set to 0.
infinityOf = (E, N) -> (
    T := QQ(monoid[Variables => 1 + numgens ring E, MonomialOrder => {1 + N, numgens ring E - N}]);
    inT := map(T, ring E, drop(gens T, 1));
    weights := join(toList(1 + N : 1), toList(numgens T - N - 1 : 0));
    closure := saturate(ideal homogenize(inT gens E, T_0, weights), T_0);
    saturate(closure + ideal T_0, ideal take(gens T, 1 + N)))

-- The factors of both parts; those of several components together.
discriminantByDefinition = (V, W) -> (
    N := numrows W;
    U := QQ(monoid[Variables => N, VariableBaseName => getSymbol "u"]);
    T := QQ(monoid[Variables => 2*N, MonomialOrder => {N, N}]);
    (x, u) := (take(gens T, N), drop(gens T, N));
    residue := flatten entries(sub(W, T) * transpose(matrix{u} - matrix{x}));
    pairs := apply(largestComponents V, P -> normalPairs(P, x, residue));
    (equationRow(U, unique flatten apply(pairs, E -> hypersurfacesIn(U, ramificationIdeal(E, N)))),
     equationRow(U, unique flatten apply(pairs, E -> hypersurfacesIn(U, infinityOf(E, N))))))
