-- needs: definition input parametric singular; packages: MinimalPrimes Saturation
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
