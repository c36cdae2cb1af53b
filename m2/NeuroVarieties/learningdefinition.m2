-- needs: critical definition; packages: Elimination Saturation
-- learningdefinition.m2: the critical functions and weights of a network, as they are defined.

-- as fields of an answer; phi and the gauge are as in learning.m2
criticalByDefinition = (phi, gauge, W, u) -> (
    R := ring phi;
    q := if gauge#?"denominator" then gauge#"denominator" else 1_R;
    J := differentialOf(phi, q);
    critical := ideal(J * sub(W, R) * transpose(phi - q * matrix{u}));
    smaller := join(gauge#"apart", gauge#"outgoing", {gauge#"scale", {q}});
    for F in smaller do if F =!= {} then critical = saturate(critical, ideal F);
    chart := ideal flatten apply(gauge#"blocks", B ->
        flatten entries(B * random(R^(numcols B), R^(numrows B), Height => 100) - 1));
    point := sub(matrix{randomIntegers numgens R}, QQ);
    d := rank sub(J, point);
    parameters := pointsOf(critical + chart);
    functions := pointsOf givenImage(phi, q, saturate(critical, minors(d, J)));
    same := ideal(sub(sub(q, point), R) * phi - q * sub(sub(phi, point), R));
    fibre := pointsOf(saturate(same, q) + chart);
    {("functions", last functions), ("functionsDimension", first functions),
        ("parameters", last parameters), ("parametersDimension", first parameters),
        ("fibre", max(1, last fibre)), ("rank", d)})

-- of the zeros of an ideal, none of them of the denominator, by elimination from the graph
givenImage = (phi, q, I) -> (
    (k, N) := (numgens ring phi, numcols phi);
    T := QQ(monoid[Variables => k + N, MonomialOrder => {k, N}]);
    S := QQ(monoid[Variables => N]);
    inT := map(T, ring phi, take(gens T, k));
    graph := saturate(inT I + ideal((inT q) * matrix{drop(gens T, k)} - inT phi), inT q);
    ideal((map(S, T, join(toList(k : 0_S), gens S))) gens eliminate(take(gens T, k), graph)))
