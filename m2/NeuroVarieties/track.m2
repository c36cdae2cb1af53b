-- needs: gradient points
-- track.m2: approximations of all complex critical points of a regularised linear network.
--
-- The gradient is linear in the outputs Y and the regularisation Lambda.  Weights w without zeros
-- and any Y are critical for exactly one Lambda.  So the pairs of a critical point without zeros
-- and its parameters (Y, Lambda) are a graph over (w, Y), which is irreducible: the monodromy group
-- is transitive on the points over generic parameters, and random loops from one point reach all
-- (Duff, Hill, Jensen, Lee, Leykin, Sommars 2019).  From generic parameters the segment to any
-- others avoids, with probability one, those where points collide or go to infinity, but for its
-- end.  The critical points with zeros are those of networks with fewer hidden neurons, and the
-- origin.  All are found up to the sign changes of hidden neurons.  Nothing here is a proof: the
-- number of points is one check, a certificate for each of them is another.

-- the gradient over a field of complex numbers, as in linearNetworkGradient, as a list
complexGradient = (R, widths, X, Y, Lambda) -> (
    (h, W) := (#widths - 1, weightMatrices(gens R, widths));
    before := {id_(R^(first widths))};
    for i to h - 2 do before = append(before, W#i * last before);
    after := {id_(R^(last widths))};
    for i from 1 to h - 1 do after = prepend(first after * W#(h-i), after);
    E := first after * W#0 * sub(X * transpose X, R) - sub(Y * transpose X, R);
    data := flatten apply(h, i -> flatten entries(transpose after#i * E * transpose before#i));
    apply(#data, i -> data#i + Lambda#i * R_i))

randomComplex = () -> (1/2 + random RR) * exp(2 * pi * ii * random RR)

-- Y for m samples, and Lambda as a list
randomParameters = (widths, m) -> (
    matrix apply(last widths, k -> apply(m, j -> randomComplex())),
    apply(weightCount widths, i -> randomComplex()))

-- The point of its orbit whose hidden neurons have their first weight in a half plane; its border
-- is far from the real and the imaginary line, on which weights often lie.
signNormal = (point, widths) -> (
    W := new MutableList from weightMatrices(point, widths);
    for i to #widths - 3 do (
        signs := diagonalMatrix apply(widths#(i+1), r ->
            if realPart((W#i)_(r, 0) * (1 + ii/2)) < 0 then -1_CC else 1_CC);
        W#i = signs * W#i;
        W#(i+1) = W#(i+1) * signs);
    flatten flatten apply(toList W, entries))

isNear = (a, b) ->
    max apply(a, b, (x, y) -> abs(x - y)) < 1e-6 * (1 + max apply(a, abs))

-- The method that tracks paths.  Its package is loaded when it is first needed, and its names are
-- not brought to whoever calls us.
pathTracker = memoize(() -> (
    (dictionaries, packages) := (dictionaryPath, loadedPackages);
    numerical := needsPackage "NumericalAlgebraicGeometry";
    (dictionaryPath, loadedPackages) = (dictionaries, packages);
    value numerical.Dictionary#"track"))

-- Where the paths from some points end, along the segment between two systems (gamma = 1, the
-- default), up to signs.  A path that comes near another one may go on as that.  Then two end in
-- the same point, or one in a point with zeros, which belongs to a smaller network: such ends are
-- left out.
trackedPoints = (F, G, points, widths) -> (
    if #points == 0 then return {};
    found := {};
    scan((pathTracker())(F, G, points), p -> if toString status p == "Regular" then (
        q := signNormal(flatten entries matrix p, widths);
        if min apply(q, abs) > 1e-8 and not any(found, r -> isNear(q, r)) then
            found = append(found, q)));
    found)

-- the number of points without zeros over generic parameters, up to signs, modulo a prime
genericOrbitCount = (widths, m) -> (
    kk := ZZ/32003;
    (X, Y) := (random(kk^(first widths), kk^m), random(kk^(last widths), kk^m));
    Lambda := apply(#widths - 1, i -> random(kk^(widths#(i+1)), kk^(widths#i)));
    I := linearNetworkGradient(widths, X, Y, Lambda);
    patterns := (criticalPointCount(I, widths))#"patterns";
    full := toList(weightCount widths : 1);
    if patterns#?full then patterns#full // 2^(sum widths_{1 .. #widths-2}) else 0)

-- a system with random Y and Lambda, and its points without zeros, up to signs
genericCriticalPoints = (R, widths, X, expected) -> (
    m := numcols X;
    seed := apply(numgens R, i -> randomComplex());
    Y := first randomParameters(widths, m);
    bare := complexGradient(R, widths, X, Y, toList(numgens R : 0_CC));
    Lambda := apply(bare, seed, (g, w) -> -sub(g, matrix{seed}) / w);
    start := complexGradient(R, widths, X, Y, Lambda);
    points := {signNormal(seed, widths)};
    loops := 0;
    while #points < expected and loops < 100 do (
        (ends, F) := (points, start);
        for turn in {1, 2, 3} do (
            G := if turn == 3 then start
                else complexGradient join((R, widths, X), randomParameters(widths, m));
            ends = trackedPoints(F, G, ends, widths);
            F = G);
        points = join(points, select(ends, p -> not any(points, q -> isNear(p, q))));
        loops = loops + 1);
    (start, points))

-- The points over given parameters.  Those whose paths get lost are sought another way, through a
-- random system.
pointsOver = (generic, widths, X, Y, Lambda) -> (
    (F, points) := generic;
    S := ring first F;
    G := complexGradient(S, widths, X, Y, Lambda);
    found := trackedPoints(F, G, points, widths);
    tries := 0;
    while #found < #points and tries < 10 do (
        between := complexGradient join((S, widths, X), randomParameters(widths, numcols X));
        ends := trackedPoints(between, G, trackedPoints(F, between, points, widths), widths);
        found = join(found, select(ends, p -> not any(found, q -> isNear(p, q))));
        tries = tries + 1);
    found)

-- Weights w = t v and outputs Y = s Z turn the loss into s^2 times that of v, Z, t^h X / s and
-- (t / s)^2 Lambda.  With s and t powers of two such that X and Y have size one, paths are of that
-- size, too.
inUnits = (h, X, Y, penalties) -> (
    size := M -> (m := max apply(flatten entries M, abs); if m == 0 then 1 else m);
    s := 2.^(round log(2, size Y));
    t := 2.^(round(log(2, s / size X) / h));
    (t, (t^h / s) * X, (1 / s) * Y, apply(penalties, l -> (t / s)^2 * l)))

-- the ways to choose active neurons in each hidden layer, at least one
activeNeurons = widths -> fold(
    (found, layer) -> flatten apply(found, c -> apply(layer, s -> append(c, s))),
    {{}}, apply(widths_{1 .. #widths-2}, k -> drop(subsets k, 1)))

-- One of each orbit under the sign changes of hidden neurons; the origin is the first.
approximateCriticalPoints = method()
approximateCriticalPoints(List, Matrix, Matrix, List) := List => (widths, X, Y, Lambda) -> (
    checkWidths widths;
    if #widths < 3 then error("expected a hidden layer, got widths ", toString widths);
    if Lambda === {} then error "expected regularisation, without which no point is isolated";
    X = sub(checkedData("inputs", X, first widths, null, QQ), CC);
    Y = sub(checkedData("outputs", Y, last widths, numcols X, QQ), CC);
    penalties := flatten flatten apply(checkedPenalties(Lambda, widths, QQ), entries);
    (h, N) := (#widths - 1, weightCount widths);
    unit := 1.;
    (unit, X, Y, penalties) = inUnits(h, X, Y, penalties);
    places := weightMatrices(toList(0 .. N-1), widths);
    generic := new MutableHashTable;
    prepend(toList(N : 0_CC), flatten apply(activeNeurons widths, chosen -> (
        sizes := join({first widths}, apply(chosen, s -> #s), {last widths});
        if not generic#?sizes then (
            R := CC(monoid[Variables => weightCount sizes]);
            expected := genericOrbitCount(sizes, numcols X);
            generic#sizes = if expected > 0 then genericCriticalPoints(R, sizes, X, expected));
        if generic#sizes === null then return {};
        active := join({toList(0 .. first widths - 1)}, chosen, {toList(0 .. last widths - 1)});
        support := flatten apply(h, i -> flatten entries (places#i)^(active#(i+1))_(active#i));
        apply(pointsOver(generic#sizes, sizes, X, Y, penalties_support), p -> (
            w := new MutableList from toList(N : 0_CC);
            scan(#support, k -> w#(support#k) = unit * p#k);
            toList w))))))

-- a point as integers, the multiples of 2^(-60) nearest to its real and imaginary parts
dyadicParts = point -> flatten apply(point, w ->
    {round(2^60 * realPart w), round(2^60 * imaginaryPart w)})
