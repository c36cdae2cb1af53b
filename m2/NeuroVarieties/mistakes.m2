-- needs: fan
-- mistakes.m2: cones of a classification fan by mistakes, their components and local minima.
--
-- Two cones have a facet in common if their covectors differ at one point, and some functions have
-- a tie there and this covector elsewhere.  Mostly the segment between two witnesses contains such
-- functions.  Else a list {p, labels, functions, refutation, m} has them, or inequalities that add
-- up to zero with m times the tie; labels are the covector and the other function at point p.

-- lists of j different numbers below k
arrangements = (k, j) -> if j == 0 then {{}} else (
    flatten apply(arrangements(k, j - 1), a ->
        apply(select(toList(0..k-1), l -> not member(l, a)), l -> append(a, l))))

-- pairs of a covector and its functions, with their names; those largest nowhere lie low
namedCones = (points, k, witnesses) -> flatten apply(witnesses, w -> (
    c := apply(points, p -> largestAt(p, w));
    low := prepend(w#0#0 - 16777216, drop(w#0, 1));
    apply(arrangements(k, #w), names -> (
        functions := new MutableList from k : low;
        scan(#w, i -> functions#(names#i) = w#i);
        (apply(c, i -> names#i), toList functions)))))

-- whether two functions and no others are largest at p somewhere between x and y
isCrossed = (p, a, b, x, y) -> (
    u := apply(x, f -> scalarProduct(f, p));
    v := apply(y, f -> scalarProduct(f, p));
    w := (v#b - v#a) * u + (u#a - u#b) * v;
    all(#w, l -> l == a or l == b or w#l < w#a))

isTie = (points, k, p, labels, functions, refutation, m) -> (
    c := drop(labels, -1);
    (a, b) := (c#p, last labels);
    if #functions > 0 then (
        at := apply(functions, f -> scalarProduct(f, points#p));
        tied := at#a == at#b and all(#at, l -> l == a or l == b or at#l < at#a);
        if not tied or any(#c, q -> q != p and largestAt(points#q, functions) != c#q)
        then error "functions have no tie";
        return true);
    (largest, total) := sumOfInequalities(points, k, refutation);
    if any(keys largest, q -> largest#q != c#q) or any(refutation, r -> r#0 == p and r#2 == b)
    or #refutation == 0 then error "a refutation of a tie is of others";
    total#a = total#a + m * points#p;
    total#b = total#b - m * points#p;
    checkZero total;
    false)

-- The points are different, and each counts as often as it has copies.
--
-- By mistakes the numbers of cones, of components, and of components of the cones with at most so
-- many; for each local minimum how many cones it has; and the first of their covectors.  The first
-- n functions are positive.
mistakeCounts = (points, n, k, positive, copies, witnesses, ties) -> (
    cones := namedCones(points, k, witnesses);
    codes := apply(cones, (c, functions) -> sum(#c, q -> c#q * k^q));
    place := hashTable apply(#cones, i -> codes#i => i);
    mistakes := apply(cones, (c, functions) ->
        sum(#c, q -> if (c#q < n) === positive#q then 0 else copies#q));
    numbers := toList(0..sum copies);
    known := hashTable apply(ties, t ->
        {t#0, t#1} => isTie prepend(points, prepend(k, toSequence t)));
    parent := new MutableList from toList(0..#cones-1);
    root := i -> (while parent#i != i do (parent#i = parent#(parent#i); i = parent#i); i);
    level := new MutableHashTable;
    falls := new MutableHashTable;
    scan(numbers, e -> (level#e = new MutableHashTable; falls#e = new MutableHashTable));
    for i from 0 to #cones-1 do (
        c := cones#i#0;
        for p from 0 to #c-1 do for b from c#p+1 to k-1 do (
            d := codes#i + (b - c#p) * k^p;
            if place#?d then (
                j := place#d;
                those := if mistakes#i == mistakes#j then level else falls;
                those#(max(mistakes#i, mistakes#j))#(i, j) = p)));
    isFacet := (i, j, p) -> (
        (c, x) := cones#i;
        (d, y) := cones#j;
        key := {p, renamedLabels append(c, d#p)};
        if isCrossed(points#p, c#p, d#p, x, y) then true else if known#?key then known#key);
    connect := found -> (
        undecided := select(pairs found, (e, p) -> root e#0 != root e#1 and (
            state := isFacet(e#0, e#1, p);
            if state === true then parent#(root e#0) = root e#1;
            state === null));
        if any(undecided, (e, p) -> root e#0 != root e#1) then error "a facet is not decided");
    scan(numbers, e -> connect level#e);
    components := apply(#cones, root); -- roots are cones of their components
    minima := {};
    sublevels := apply(numbers, e -> (
        connect falls#e;
        low := select(#cones, i -> mistakes#i <= e);
        fewer := set apply(select(low, i -> mistakes#i < e), root);
        fresh := select(low, i -> not fewer#?(root i));
        minima = join(minima, values partition(i -> components#i, fresh));
        #(unique apply(low, root))));
    perLevel := those -> apply(numbers, e -> number(those, i -> mistakes#i == e));
    firsts := apply(minima, those -> first sort apply(those, i -> cones#i#0));
    {perLevel toList(0..#cones-1), perLevel unique components, sublevels,
        apply(minima, those -> #those), firsts})
