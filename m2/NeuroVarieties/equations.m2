-- needs: definition
-- equations.m2: equations of an image by their definition.

-- Minimal generators, of degree D at the most, of the ideal of the projective closure, by
-- elimination.
equationsByDefinition = (V, D) -> (
    J := givenIdeal V;
    (S, n) := (ring J, numgens ring J);
    T := QQ(monoid[Variables => n + 1]);
    H := ideal homogenize((map(T, S, drop(gens T, -1))) gens gb J, last gens T);
    found := select(flatten entries mingens H, f -> first degree f <= D);
    back := map(S, T, append(gens S, 1_S));
    map(S^1, S^(#found), matrix(S, {apply(found, f -> back f)})))
