-- needs: policies; packages: Elimination Saturation
-- frequencies.m2: critical policies by state-action frequencies.
--
-- Those of an observation are a matrix of rank one, with a row for each state.  All together they
-- are in the affine space of Bellman's flow, on which the reward is linear.  Where it is critical,
-- the rewards less multipliers times the flow's equations are normal to these matrices.

-- the same ideal as criticalPolicies
criticalFrequencies = (process, face) -> (
    (transitions, rewards, discount, start, seen) := process;
    (R, policy) := policiesOn face;
    blocks := apply(#face, o -> positions(seen, k -> k == o));
    m := sum(#face, o -> #(blocks#o) * #(face#o));
    (n, k) := (#start, numgens R);
    S := QQ(monoid[Variables => m + n + k]);
    frequencies := take(gens S, m);
    multipliers := take(drop(gens S, m), n);
    toS := map(S, R, drop(gens S, m + n));
    ends := accumulate(plus, 0, apply(#face, o -> #(blocks#o) * #(face#o)));
    X := apply(#face, o -> matrix pack(#(face#o),
        take(frequencies, {if o == 0 then 0 else ends#(o-1), ends#o - 1})));
    leaves := (s, a, t) -> (if s == t then 1 else 0) - discount * transitions#s#a#t;
    flow := apply(n, t -> (discount - 1) * start#t + sum(#face, o -> sum(#(blocks#o), i ->
        sum(#(face#o), j -> leaves(blocks#o#i, face#o#j, t) * (X#o)_(i, j)))));
    normals := apply(#face, o -> matrix apply(blocks#o, s -> apply(face#o, a ->
        rewards#s#a - sum(n, t -> leaves(s, a, t) * multipliers#t))));
    weights := apply(X, Y -> sum flatten entries Y);
    chances := flatten apply(#face, o -> apply(#(face#o), j ->
        weights#o * toS(policy#o#j) - sum(entries (X#o)_{j}, first)));
    I := ideal flow + ideal chances + sum(#face, o -> minors(2, X#o)
        + ideal(transpose X#o * normals#o) + ideal(normals#o * transpose X#o));
    D := toS det(bellmanMatrix(process, face, policy), Strategy => Cofactor);
    scan(prepend(D, weights), f -> I = saturate(I, f));
    (map(R, S, toList(m + n : 0_R) | gens R)) eliminate(take(gens S, m + n), I))
