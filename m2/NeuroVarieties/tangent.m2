-- needs: nothing
-- tangent.m2: where the smallest eigenvalue of the tangent kernel of a wide shallow network is.
--
-- The entries are real numbers of many bits, which MPFR rounds correctly, in intervals that are
-- much wider than what so few operations lose.  The matrix less a number is definite if all pivots
-- are positive; a quotient of Rayleigh bounds the eigenvalue from above.

dotProduct = (x, y) -> sum(#x, i -> x#i * y#i)

-- E[s(w.x) s(w.y)] + x.y E[s'(w.x) s'(w.y)] on the sphere, s of a slope for negative inputs
tangentEntry = (x, y, slope, bits) -> (
    real := n -> numeric(bits, n);
    dot := dotProduct(x, y);
    squares := dotProduct(x, x) * dotProduct(y, y);
    across := sqrt real(squares - dot^2);
    t := atan2(across, real dot);
    scale := sqrt real squares;
    (c, s) := (real dot / scale, across / scale);
    value := real((1 + slope)^2 / 2) * c
        + real((1 - slope)^2 / 2) / real pi * (s + (real pi - 2 * t) * c);
    error' := real((2 + 2 * slope^2) * 2_QQ^(12 - bits));
    interval(value - error', value + error'))

tangentMatrix = (points, slope, bits) -> table(points, points, (x, y) ->
    if x === y then interval numeric(bits, 1 + slope^2) else tangentEntry(x, y, slope, bits))

-- whether all pivots are positive when rows are eliminated one after another
hasPositivePivots = rows -> (
    while #rows > 0 do (
        top := first rows;
        if not left(top#0) > 0 then return false;
        rows = apply(drop(rows, 1), r -> (
            q := r#0 / top#0;
            apply(1 .. #r - 1, j -> r#j - q * top#j))));
    true)

-- the interval, if it is proved
tangentInterval = (points, slope, ends, vector', bits) -> (
    (low, high) := toSequence apply(ends, v -> interval numeric(bits, v));
    rows := tangentMatrix(points, slope, bits);
    n := #points;
    if not hasPositivePivots apply(n, i -> apply(n, j ->
        if i == j then rows#i#j - low else rows#i#j))
    then error "the matrix less the lower end is not certified to be definite";
    v := apply(vector', c -> interval numeric(bits, c));
    excess := sum(n, i -> v#i * (sum(n, j -> rows#i#j * v#j) - high * v#i));
    if not right excess < 0 then error "the quotient of Rayleigh is not below the upper end";
    ends)

-- whether the kernel takes the vector of all c_i |x_i| to zero
isTangentRelation = (points, slope, c) -> (
    vectors := select(apply(c, points, (a, x) -> a * x), v -> any(v, a -> a != 0));
    #vectors > 0
    and (slope == 1 or all(values tally vectors, k -> k == 2))
    and (slope == -1 or all(sum vectors, a -> a == 0)))

tangentKernel = (points, slope, ends, vector', bits, relation) -> (
    if #relation > 0 then (
        if not isTangentRelation(points, slope, relation) then error "this is no relation";
        ends = {0_QQ, 0_QQ})
    else ends = tangentInterval(points, slope, ends, vector', bits);
    pairs' := L -> flatten apply(L, q -> {numerator(q * 1_QQ), denominator(q * 1_QQ)});
    {("interval", pairs' ends), ("null", pairs' relation)})
