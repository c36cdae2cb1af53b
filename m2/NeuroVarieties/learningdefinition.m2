-- needs: definition; packages: Elimination Saturation
-- learningdefinition.m2: the critical functions and weights of a network, as they are defined.

-- as fields of an answer; phi and the gauge are as in learning.m2
criticalByDefinition = (phi, gauge, W, u) -> (
    R := ring phi;
    critical := ideal(jacobian phi * sub(W, R) * transpose(phi - matrix{u}));
    smaller := join(gauge#"apart", gauge#"outgoing", {gauge#"scale"});
    for F in smaller do if F =!= {} then critical = saturate(critical, ideal F);
    chart := ideal flatten apply(gauge#"blocks", B ->
        flatten entries(B * random(R^(numcols B), R^(numrows B), Height => 100) - 1));
    point := sub(matrix{randomIntegers numgens R}, QQ);
    d := rank sub(jacobian phi, point);
    parameters := pointsOf(critical + chart);
    functions := pointsOf givenImage(phi, saturate(critical, minors(d, jacobian phi)));
    fibre := pointsOf(ideal(phi - sub(sub(phi, point), R)) + chart);
    {("functions", last functions), ("functionsDimension", first functions),
        ("parameters", last parameters), ("parametersDimension", first parameters),
        ("fibre", max(1, last fibre)), ("rank", d)})

-- of the zeros of an ideal, by elimination from the graph
givenImage = (phi, I) -> (
    (k, N) := (numgens ring phi, numcols phi);
    T := QQ(monoid[Variables => k + N, MonomialOrder => {k, N}]);
    S := QQ(monoid[Variables => N]);
    inT := map(T, ring phi, take(gens T, k));
    graph := inT I + ideal(matrix{drop(gens T, k)} - inT phi);
    ideal((map(S, T, join(toList(k : 0_S), gens S))) gens eliminate(take(gens T, k), graph)))
