-- needs: fan lists
-- census.m2: ranks of the Jacobian of a ReLU network with one hidden layer, over all regions.
--
-- The rank depends on the set of the neurons' activation patterns.  Samples on a line have for
-- each gap k between them the patterns right and left of it, besides all and none.  Chosen gaps
-- are nodes; between two of them, g apart, max(g - 2, 0) dimensions of the cokernel are free,
-- and two at its ends, less one for each gap of length one between nodes of opposite sides; none
-- at the ends if some node has both sides.

-- for each rank from 0 on, how many sets of 0, 1, ... patterns have it; sides -1, 1, and 0 for both
setsByRank = n -> (
    states := hashTable {{-1, 0, 0, 0} => {1, 1}, {0, 0, 2, 0} => {0, 1, 1}};
    scan(1..n, k -> (
        found := new MutableHashTable;
        put := (state, f) -> found#state = if found#?state then addLists(found#state, f) else f;
        scan(pairs states, (state, f) -> (
            (side, behind, ends, nullity) := toSequence state;
            scan(if k < n then {(-1, 1), (1, 1), (0, 2)} else {(1, 0)}, (mark, new') -> (
                more := if mark == 0 then 2 else if behind == 0 and side == -mark then ends + 1
                    else ends;
                put({mark, 0, min(more, 2), nullity}, join(toList(new' : 0), f))));
            if k < n then put({side, 1, ends, nullity + behind}, f)));
        states = new HashTable from found));
    byRank := new MutableList from n + 1 : {};
    scan(pairs states, (state, f) -> (
        r := n - state#3 - (2 - state#2);
        byRank#r = addLists(byRank#r, f)));
    toList byRank)

-- maps of so many neurons onto 0, 1, ..., m patterns
surjections = (hidden, m) -> (
    found := prepend(1, toList(m : 0));
    scan(hidden, i -> found = prepend(0, apply(1..m, j -> j * (found#j + found#(j-1)))));
    toList found)

censusOnALine = (n, hidden) -> (
    sets := setsByRank n;
    onto := surjections(hidden, max apply(sets, f -> #f));
    apply(sets, f -> sum apply(#f, j -> f#j * onto#j)))

-- for any samples: which patterns there are is proved by the certificates of their fan
censusByPatterns = (points, hidden, witnesses, refutations) -> (
    fanByParts(points, 2, witnesses, refutations);
    censusOfFan(points, hidden, witnesses))

censusOfFan = (points, hidden, witnesses) -> (
    cones := apply(witnesses, w -> apply(points, p -> largestAt(p, w)));
    patterns := flatten apply(cones, c -> apply(2, s -> apply(c, l -> if l == s then 1 else 0)));
    onto := surjections(hidden, min(hidden, #patterns));
    ranks := new MutableList from #points + 1 : 0;
    scan(1..#onto-1, j -> scan(subsets(patterns, j), chosen -> (
        J := matrix apply(#points, i -> flatten apply(chosen, a -> a#i * points#i));
        r := rank sub(J, QQ);
        ranks#r = ranks#r + onto#j)));
    toList ranks)
