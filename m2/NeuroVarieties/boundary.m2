-- needs: regions
-- boundary.m2: where the output of a network is zero, but not near by.
--
-- In the plane the line on which the output of a region is zero is clipped by the region's
-- inequalities; intervals on one line are united, and cut where lines cross.  A line {c, a, b} has
-- the points (-c a, -c b) / n + s (-b, a) with n = a^2 + b^2; null stands for infinity.

primitiveLine = f -> (
    d := gcd f;
    if first select(drop(f, 1), v -> v != 0) < 0 then d = -d;
    apply(f, v -> v // d))

pointOfLine = (line, s) -> (
    (c, a, b) := toSequence line;
    n := a^2 + b^2;
    {-c * a / n - b * s, -c * b / n + a * s})

placeOnLine = (line, p) -> (line#1 * p#1 - line#2 * p#0) / (line#1^2 + line#2^2)

isInInterval = (i, s) -> (i#0 === null or i#0 <= s) and (i#1 === null or s <= i#1)

-- what lies in the closed region; null if nothing does
clippedLine = (line, rows) -> (
    (c, a, b) := toSequence line;
    n := a^2 + b^2;
    bounds := apply(rows, r -> {r#0 * n - c * (a * r#1 + b * r#2), n * (a * r#2 - b * r#1)});
    if any(bounds, v -> v#1 == 0 and v#0 < 0) then return null;
    lows := apply(select(bounds, v -> v#1 > 0), v -> -v#0 / v#1);
    highs := apply(select(bounds, v -> v#1 < 0), v -> -v#0 / v#1);
    low := if #lows > 0 then max lows;
    high := if #highs > 0 then min highs;
    if low =!= null and high =!= null and low > high then null else {low, high})

-- disjoint closed intervals, and one more, united with those that it meets
unitedIntervals = (found, i) -> (
    meets := j -> (i#0 === null or j#1 === null or i#0 <= j#1) and
        (j#0 === null or i#1 === null or j#0 <= i#1);
    met := append(select(found, meets), i);
    low := if not any(met, j -> j#0 === null) then min apply(met, first);
    high := if not any(met, j -> j#1 === null) then max apply(met, last);
    append(select(found, j -> not meets j), {low, high}))

crossingOfLines = (f, g) -> (
    d := f#1 * g#2 - f#2 * g#1;
    if d != 0 then {(f#2 * g#0 - f#0 * g#2) / d, (f#0 * g#1 - f#1 * g#0) / d})

-- on each of some lines with intervals {line, interval}: where it ends, or crosses another
cutsOfLines = whole -> (
    cuts := new MutableList from apply(whole, w -> select(w#1, s -> s =!= null));
    scan(subsets(#whole, 2), ij -> (
        (f, g) := (whole#(ij#0)#0, whole#(ij#1)#0);
        p := crossingOfLines(f, g);
        if p =!= null and all(ij, k -> isInInterval(whole#k#1, placeOnLine(whole#k#0, p)))
        then scan(ij, k -> cuts#k = append(cuts#k, placeOnLine(whole#k#0, p)))));
    apply(toList cuts, at -> sort unique at))

-- of regions {inequalities, output} in the plane: vertices, edges, rays, lines, and how many are
-- flat
boundaryGraph = regions -> (
    pieces := new MutableHashTable;
    touched := {};
    scan(select(regions, r -> any(drop(r#1, 1), v -> v != 0)), r -> (
        line := primitiveLine r#1;
        i := clippedLine(line, r#0);
        if i =!= null then (
            if i#0 =!= null and i#0 === i#1 then touched = append(touched, pointOfLine(line, i#0))
            else (
                old := if pieces#?line then pieces#line else {};
                pieces#line = unitedIntervals(old, i)))));
    whole := flatten apply(sort keys pieces, line -> apply(pieces#line, i -> {line, i}));
    cuts := cutsOfLines whole;
    isOn := p -> any(whole, w ->
        w#0#0 + w#0#1 * p#0 + w#0#2 * p#1 == 0 and isInInterval(w#1, placeOnLine(w#0, p)));
    vertices' := sort unique join(
        select(touched, p -> not isOn p),
        flatten apply(#whole, k -> apply(cuts#k, s -> pointOfLine(whole#k#0, s))));
    number' := hashTable apply(#vertices', i -> vertices'#i => i);
    (edges, rays, lines) := ({}, {}, {});
    scan(#whole, k -> (
        (line, i) := toSequence whole#k;
        at := apply(cuts#k, s -> number'#(pointOfLine(line, s)));
        edges = join(edges, apply(#at - 1, e -> sort {at#e, at#(e + 1)}));
        d := gcd(line#1, line#2);
        (u, v) := (-line#2 // d, line#1 // d);
        if #at == 0 then lines = append(lines, line)
        else (
            if i#0 === null then rays = append(rays, {first at, -u, -v});
            if i#1 === null then rays = append(rays, {last at, u, v}))));
    (vertices', sort edges, sort rays, lines, number(regions, r -> all(r#1, v -> v == 0))))

planeBoundary = (layers, points, refutations) -> (
    cells := activationCells(layers, points, refutations);
    graph := boundaryGraph apply(cells, c -> {rowsOfCell c, c#2#0});
    {("vertices", flatten flatten apply(graph#0, p -> apply(p, x -> {numerator x, denominator x}))),
        ("edges", flatten graph#1), ("rays", flatten graph#2), ("lines", flatten graph#3),
        ("flat", graph#4)})

-- In a space of any dimension: in which regions the output is zero on a piece of a hyperplane, by a
-- point {number, p}; in others inequalities {number, {{u, j, y}, ...}} add up to a multiple of it.
-- A common facet is a piece of the first region that has it.
boundaryPieces = (layers, points, refutations, inside, outside) -> (
    cells := activationCells(layers, points, refutations);
    output := apply(cells, c -> c#2#0);
    rows := apply(cells, rowsOfCell);
    pointIn := hashTable apply(inside, q -> q#0 => q#1);
    termsOf := hashTable apply(outside, q -> q#0 => q#1);
    varies := k -> any(drop(output#k, 1), v -> v != 0);
    counted := number(toList(0 .. #cells - 1), k -> (
        if not varies k then return false;
        f := output#k;
        if pointIn#?k then (
            p := pointIn#k;
            others := select(rows#k, r -> not isMultipleOf(r, f));
            if formAt(f, p) != 0 or any(others, r -> formAt(r, p) <= 0)
            then error "a point is in no piece";
            not any(k, i -> varies i and isMultipleOf(output#i, f)
                and all(rows#i, r -> formAt(r, p) >= 0)))
        else (
            terms := apply(termsOf#k, t -> {rowOfCell(cells#k, t#0, t#1), t#2});
            if any(terms, t -> isMultipleOf(t#0, f)) or not isMultipleOf(sumOfRows terms, f)
            then error "inequalities do not add up to a multiple of the output";
            false)));
    {("pieces", counted), ("flat", number(output, f -> all(f, v -> v == 0)))})
