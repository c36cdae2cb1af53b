-- needs: census fan mistakes pooling
-- piecewise.m2: what is exported of piecewise linear networks.

ClassificationFan = new Type of HashTable
MistakeLevels = new Type of HashTable

isListOf = (L, belongs) -> instance(L, List) and all(L, belongs)
isIntegers = L -> isListOf(L, n -> instance(n, ZZ))

-- points p as (1, p) without denominators; the numbers of terms; functions in each cone and
-- refutations of all others, which are checked
classificationFan = method()
classificationFan(List, List, List, List) := ClassificationFan =>
(points, terms, witnesses, refutations) -> (
    isPoint := p -> isIntegers p and #p == #(points#0) and p#0 > 0;
    if points === {} or not isListOf(points, isPoint) then
        error("expected points as lists of as many integers, the first positive, got ",
            toString points);
    if #terms != 2 or not isIntegers terms or min terms < 1 then
        error("expected two positive numbers of terms, got ", toString terms);
    isFunction := f -> isIntegers f and #f == #(points#0);
    isRelation := r -> isIntegers r and #r == 4 and r#0 >= 0 and r#0 < #points
        and min(r#1, r#2) >= 0 and max(r#1, r#2) < sum terms;
    if not isListOf(witnesses, w -> isListOf(w, isFunction) and #w > 0 and #w <= sum terms)
    or not isListOf(refutations, r -> isListOf(r, isRelation)) then
        error "expected lists of functions, and of {point, function, function, factor}";
    parts := fanByParts(points, sum terms, witnesses, refutations);
    cones := sum(#parts, j -> parts#j * product(j + 1, i -> sum terms - i));
    new ClassificationFan from {"points" => points, "terms" => terms, "witnesses" => witnesses,
        "parts" => parts, "cones" => cones})

levelNames = {"cones", "components", "sublevels", "localMinima"}
-- which points are positive; ties for facets that no segment between two functions crosses
mistakeLevels = method()
mistakeLevels(ClassificationFan, List) := MistakeLevels => (F, positive) ->
    mistakeLevels(F, positive, {})
mistakeLevels(ClassificationFan, List, List) := MistakeLevels => (F, positive, ties) -> (
    if #positive != #(F#"points") or not all(positive, s -> instance(s, Boolean)) then
        error("expected true or false for each point, got ", toString positive);
    if #(unique apply(F#"points", p -> p / p#0)) < #positive then
        error "expected the levels of different points: equal ones change sides together";
    (n, m) := toSequence F#"terms";
    copies := apply(positive, s -> 1);
    counts := mistakeCounts(F#"points", n, n + m, positive, copies, F#"witnesses", ties);
    minima := apply(#(counts#3), i -> {counts#3#i, counts#4#i});
    new MistakeLevels from transpose {levelNames, append(take(counts, 3), minima)})

jacobianRankCensus = method()
jacobianRankCensus(ZZ, ZZ) := List => (n, hidden) -> (
    if min(n, hidden) < 1 then
        error("expected positive numbers of samples and neurons, got ", toString(n, hidden));
    censusOnALine(n, hidden))
jacobianRankCensus(ClassificationFan, ZZ) := List => (F, hidden) -> (
    if F#"terms" != {1, 1} or hidden < 1 then
        error "expected a fan with two terms, and a positive number of neurons";
    censusOfFan(F#"points", hidden, F#"witnesses"))

checkedWindows = windows -> (
    isWindow := w -> isIntegers w and #w > 0 and #(unique w) == #w;
    if windows === {} or not isListOf(windows, isWindow) then
        error("expected windows as lists of different integers, got ", toString windows);
    windows)
maxPoolingFaces = method()
maxPoolingFaces List := List => windows -> poolingFaces(checkedWindows windows, true)
maxPoolingVertices = method()
maxPoolingVertices List := ZZ => windows -> first poolingFaces(checkedWindows windows, false)

net ClassificationFan := F -> net concatenate("classification fan of ", toString(#(F#"points")),
    " points with ", demark(" + ", apply(F#"terms", toString)), " terms: ", toString F#"cones",
    " maximal cones")
net MistakeLevels := counts -> stack apply(levelNames, name ->
    horizontalJoin(name, ": ", net counts#name))
