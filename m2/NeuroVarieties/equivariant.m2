-- needs: localization varieties
-- equivariant.m2: matrices of bounded rank that commute with a group of permutations.
--
-- By Schur's lemma such a matrix is a matrix for each irreducible representation, whose rank counts
-- as often as the degree of the representation says; a component bounds each of these ranks.

-- the orbits of pairs of 0, ..., n-1, as zero-one matrices over kk
pairOrbits = (moves, n, kk) -> (
    label := new MutableHashTable;
    count := 0;
    scan(n, i -> scan(n, j -> if not label#?(i, j) then (
        label#(i, j) = count;
        todo := {(i, j)};
        while #todo > 0 do (
            (a, b) := last todo;
            todo = drop(todo, -1);
            for s in moves do (
                image := (s#a, s#b);
                if not label#?image then (label#image = count; todo = append(todo, image))));
        count = count + 1)));
    apply(count, k -> matrix table(n, n, (i, j) -> if label#(i, j) == k then 1_kk else 0_kk)))

traceOf = M -> lift(trace M, ZZ)

-- The irreducible representations over CC in layers on which a group acts, as (how often each layer
-- has it, degree, type over RR).  For x in the commutant with the basis A_k, sums over orbits,
-- sum_k A_k x A_k^t / #A_k is tr(x)/d times the identity on the part of a representation of degree
-- d; so for generic x its minimal polynomial gives the central idempotents e.  With x = 1 the value
-- is m/d for the multiplicity m, and A_k A_k in place of A_k A_k^t gives m, 0 or -m for the types R,
-- C and H (Frobenius, Schur).  A factor of degree f stands for f representations.
irreducibleParts = group -> (
    (kk, sizes) := (ZZ/32003, length \ first group);
    starts := prepend(0, accumulate(plus, 0, sizes));
    n := last starts;
    A := pairOrbits(apply(group, g -> flatten apply(#g, l -> apply(g#l, v -> v + starts#l))),
        n, kk);
    count := a -> 1_kk / sum flatten entries a;
    total := f -> sum(A, a -> count a * f a);
    (x, y) := (sum(A, a -> random kk * a), sum(A, a -> random kk * a));
    inARow := M -> matrix{flatten entries M};
    commutators := matrix apply(A, a -> {inARow(a*x - x*a) | inARow(a*y - y*a)});
    z := total(a -> a * x * transpose a);
    powers := {inARow id_(kk^n)};
    zk := z;
    while rank matrix apply(powers, v -> {v}) == #powers do (
        powers = append(powers, inARow zk);
        zk = zk * z);
    T := kk(monoid[Variables => 1]);
    relation := flatten entries transpose gens ker transpose matrix apply(powers, v -> {v});
    minimal := sum(#relation, k -> relation#k * T_0^k);
    at := f -> sum(0 .. first degree f, k -> coefficient(T_0^k, f) * z^k);
    (C, D) := (total(a -> a * transpose a), total(a -> a * a));
    found := flatten apply(select(toList factor minimal, h -> first degree h#0 > 0), h -> (
        (f, others) := (first degree h#0, minimal // h#0);
        -- the element of the algebra that is 1 modulo this factor, and 0 modulo the others
        (g, u, v) := toSequence gcdCoefficients(others, h#0);
        e := at(others * u // g % minimal);
        m := floor sqrt(0.5 + traceOf(e * C) // f);
        shares := apply(#sizes, l -> traceOf e_(toList(starts#l .. starts#(l+1) - 1))
            ^(toList(starts#l .. starts#(l+1) - 1)));
        d := sum shares // (f * m);
        kind := if traceOf(e * D) == f * m then "R" else if traceOf(e * D) == 0 then "C" else "H";
        toList(f : (apply(shares, s -> s // (f * d)), d, kind))));
    -- as many as there are central elements, unless values of a random one are the same
    if #found == #A - rank commutators then found else irreducibleParts group)

-- Over RR: of a pair of conjugates, and of type H, one real representation of twice the degree, with
-- matrices over CC or the quaternions.
realParts = parts -> (
    ofType := kind -> sort select(parts, b -> b#2 == kind);
    pairsOf := L -> apply(#L // 2, k -> L#(2*k));
    join(apply(pairsOf ofType "C", b -> (b#0, 2 * b#1, "C")),
        apply(ofType "H", b -> (apply(b#0, m -> m // 2), 2 * b#1, "H")), ofType "R"))

-- lists of ranks, one for each pair (degree, largest rank), after which none of them has room
maximalRanks = (bounds, left) -> (
    extended := (k, left, least) -> (
        if k == #bounds then return if left < least then {{}} else {};
        (degree, most) := bounds#k;
        flatten apply(min(most, left // degree) + 1, r -> apply(
            extended(k + 1, left - r * degree, if r < most then min(least, degree) else least),
            more -> prepend(r, more))));
    extended(0, left, left + 1))

-- of each component its dimension, the rank of its generic matrix, its ED degree, over CC in a generic
-- metric and over RR in that of Frobenius, and the rank of each irreducible part
equivariantComponents = method(Options => {CoefficientRing => CC})
equivariantComponents(List, ZZ) := List => o -> (group, r) -> (
    checkPermutations group;
    isReal := o.CoefficientRing === RR;
    if not isReal and o.CoefficientRing =!= CC then
        error("expected CC or RR as CoefficientRing, got ", toString o.CoefficientRing);
    if r < 0 then error("expected a rank of at least 0, got ", toString r);
    over := hashTable{"R" => 1, "C" => if isReal then 2 else 1, "H" => if isReal then 4 else 1};
    parts := irreducibleParts group;
    parts = sort select(if isReal then realParts parts else parts, b -> min b#0 > 0);
    edDegreeOf := (s, n, m) -> if isReal then binomial(min(m, n), s) else if s == 0 then 1
        else sum localizedPolarDegrees determinantalVariety(m, n, s);
    rsort apply(maximalRanks(apply(parts, b -> (b#1, min b#0)), r), ranks -> (
        each := f -> apply(ranks, parts, (s, b) -> f(s, first b#0, last b#0, b));
        (sum each((s, n, m, b) -> over#(b#2) * s * (m + n - s)), sum each((s, n, m, b) -> s * b#1),
            product each((s, n, m, b) -> edDegreeOf(s, n, m)), ranks))))

checkPermutations = group -> (
    isOne := g -> instance(g, List) and #g > 1 and all(g, s -> instance(s, List) and #s > 0
        and all(s, v -> instance(v, ZZ)) and sort s === toList(0 .. #s - 1));
    if #group == 0 or not all(group, isOne) or #unique apply(group, g -> length \ g) > 1 then
        error("expected generators, each a permutation of 0, 1, ... for each layer, got ",
            toString group))
