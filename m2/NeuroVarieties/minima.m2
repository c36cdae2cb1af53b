-- needs: fan
-- minima.m2: local minima of the square loss of a ReLU network with one hidden layer, by regions.
--
-- On a region the outputs are J w.  Each proof is {numbers, multipliers}: the numbers, divided by
-- the last of them, are weights w with J^T (J w - y) = 0, a critical point.  Without multipliers w
-- lies in the region, so it is a local minimum.  Otherwise inequalities {r, f}, with r = j n + i
-- for neuron j at sample i and f > 0, add up to a combination of rows of J, which is constant on
-- all critical points, and it is not positive at w: none of them satisfies them all (Motzkin).

-- the numbers of all regions and of those with full rank; patterns, ranks, losses of minimal ones
localMinima = (points, y, v, witnesses, refutations, proofs) -> (
    fanByParts(points, 2, witnesses, refutations);
    cones := apply(witnesses, w -> apply(points, p -> largestAt(p, w)));
    patterns := flatten apply(cones, c -> apply(2, s -> apply(c, l -> if l == s then 1 else 0)));
    regions := {{}};
    scan(#v, j -> regions = flatten apply(regions, r -> apply(patterns, a -> append(r, a))));
    if #regions != #proofs then error "expected a proof for each region";
    X := apply(points, p -> apply(p, c -> c / p#0));
    Y := transpose matrix {apply(y, c -> c / 1)};
    (full, active, ranks, losses) := (0, {}, {}, {});
    scan(regions, proofs, (region, proof) -> (
        J := matrix apply(#X, i -> flatten apply(#v, j -> (v#j * region#j#i) * X#i));
        numbers := proof#0;
        w := transpose matrix {apply(drop(numbers, -1), c -> c / last numbers)};
        errors := J * w - Y;
        if transpose J * errors != 0 then error "the weights are not critical";
        inequality := r -> (
            (j, i) := (r // #X, r % #X);
            sign := if region#j#i == 1 then 1 else -1;
            matrix {flatten apply(#v, k -> if k == j then sign * X#i else 0 * X#i)});
        r := rank J;
        if r == #X then full = full + 1;
        if #(proof#1) == 0 then (
            if any(#v * #X, k -> (inequality k * w)_(0, 0) <= 0)
            then error "the weights lie elsewhere";
            loss := (transpose errors * errors)_(0, 0);
            active = join(active, flatten region);
            ranks = append(ranks, r);
            losses = join(losses, {numerator loss, denominator loss}))
        else (
            if any(proof#1, m -> m#1 <= 0) then error "a multiplier is not positive";
            total := sum apply(proof#1, m -> m#1 * inequality(m#0));
            if rank(J || total) != r or (total * w)_(0, 0) > 0
            then error "the inequalities do not exclude the critical points")));
    ({#regions, full}, active, ranks, losses))
