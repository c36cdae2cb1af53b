-- needs: critical definition input; packages: MinimalPrimes Saturation
-- singulardefinition.m2: the singular points of a variety as they are defined: by elimination, all
-- minors and decomposition.

singularByDefinition = V -> (
    found := allComponents V;
    sets := join(apply(found, P -> singularPoints(P, gens ring P)),
        apply(subsets(found, 2), L -> L#0 + L#1));
    largestSets flatten apply(select(sets, J -> J != 1), decompose))

-- of the parameters where all minors of the size of the general rank vanish
ramificationByDefinition = (phi, d) -> (
    (P, q) := rationalMap phi;
    J := minors(d, differentialOf(P, q));
    if not isConstant q then J = saturate(J, q);
    if J == 1 then -1 else dim J)

-- each once, and none that lies in another
largestSets = primes -> (
    bases := unique apply(primes, P -> ideal gens gb P);
    select(bases, P -> not any(bases, Q -> Q != P and isSubset(Q, P))))

-- components as fields of an answer, with the dimension and the degree of all together
componentFields = primes -> (
    d := max append(apply(primes, dim), -1);
    fields := {("dimension", d), ("degree", sum(select(primes, P -> dim P == d), degree)),
        ("components", #primes)};
    join(fields, flatten apply(#primes, k -> (
        (P, n) := (primes#k, toString(k + 1));
        {("component" | n, ideal gens gb P), ("dimension" | n, dim P), ("degree" | n, degree P)}))))
