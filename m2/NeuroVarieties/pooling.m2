-- needs: lists
-- pooling.m2: faces of a sum of simplices, one for each window of cells.
--
-- A face is a choice of the largest cells F in each window W.  It exists if the relations "equal in
-- F, larger than in W without F" have no cycle through a strict one; its dimension is the number of
-- cells less that of the classes of equal ones.  Windows are read one after another; of those so
-- far the relations between the cells of windows to come are kept: pairs {cell, its class}, and
-- pairs {a, b} of classes of which a is larger.

-- the relations when F is largest in the window, and by how much the dimension grows; or null
afterWindow = (state, window, F, keep) -> (
    (classes, larger) := toSequence state;
    name := new MutableHashTable from apply(window, c -> c => c);
    scan(classes, c -> name#(c#0) = c#1);
    equal := set apply(F, c -> name#c);
    below := set apply(select(window, c -> not member(c, F)), c -> name#c);
    if any(toList equal, a -> below#?a) or any(larger, r -> equal#?(r#0) and equal#?(r#1))
    then return null;
    above := set apply(select(larger, r -> equal#?(r#1)), first);
    if any(toList above, a -> below#?a) then return null;
    below = below + set apply(select(larger, r -> equal#?(r#0) or below#?(r#0)), last);
    if any(toList below, a -> above#?a or equal#?a) then return null;
    joined := min toList equal;
    class := a -> if equal#?a then joined else a;
    pairsOf := join(
        apply(larger, r -> {class r#0, class r#1}),
        flatten apply(toList above, a -> apply(toList below, b -> {a, b})),
        apply(toList below, b -> {joined, b}),
        apply(toList above, a -> {a, joined}));
    first' := new MutableHashTable;
    kept := apply(sort select(keys name, c -> keep#?c), c -> (
        a := class name#c;
        if not first'#?a then first'#a = c;
        {c, first'#a}));
    inside := select(unique pairsOf, r -> first'#?(r#0) and first'#?(r#1));
    ({kept, sort apply(inside, r -> {first'#(r#0), first'#(r#1)})}, #equal - 1))

-- how many faces of dimensions 0, 1, ...; or the vertices alone
poolingFaces = (windows, faces) -> (
    states := hashTable {{{}, {}} => {1}};
    scan(#windows, i -> (
        keep := set flatten drop(windows, i + 1);
        found := new MutableHashTable;
        sizes := if faces then toList(1..#(windows#i)) else {1};
        scan(pairs states, (state, number) -> scan(sizes, k -> scan(subsets(windows#i, k), F -> (
            after := afterWindow(state, windows#i, F, keep);
            if after =!= null then (
                more := join(toList(after#1 : 0), number);
                old := if found#?(after#0) then found#(after#0) else {};
                found#(after#0) = addLists(old, more))))));
        states = new HashTable from found));
    (values states)#0)
