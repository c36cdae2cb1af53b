-- needs: varieties
-- localization.m2: polar degrees of determinantal varieties, exactly and without Groebner bases.
--
-- The conormal variety of the matrices of rank at most r has a resolution over a product of
-- Grassmannians (a Grassmannian for symmetric matrices), on which a torus acts with isolated
-- fixed points.  Bott's residue formula writes each polar degree as a sum of rational numbers
-- over the fixed points; any distinct weights a_i, and any distinct b_j, give the same integers.
--
-- E and F are the torus weights of the two bundles whose projectivisations make up the
-- resolution: matrices X with columns in a given r-space and rows in another, and matrices Y
-- orthogonal to both.  T is the product of the tangent weights.  The powers of the hyperplane
-- classes push forward to Segre classes, which are h_k(-E) and h_k(-F) at a fixed point.

-- complete homogeneous symmetric polynomials h_0, ..., h_d of the numbers in L
completeSymmetric = (L, d) -> (
    h := new MutableList from prepend(1, toList(d : 0));
    for x in L do for k from 1 to d do h#k = h#k + x * h#(k-1);
    toList h)

negative = L -> apply(L, x -> -x)
differences = (L, M) -> flatten apply(L, x -> apply(M, y -> x - y))
-- all pairs (chosen, left out) of r elements of L and the others
splittings = (L, r) -> apply(subsets(L, r), S -> (S, select(L, x -> not member(x, S))))

-- sum over fixed points of h_k(-E) h_(d-k)(-F) / T; each T divides the number M
residueSum = (points, d, M) -> (
    total := sum(points, (E, F, T) -> (
        h := completeSymmetric(negative E, d);
        g := completeSymmetric(negative F, d);
        c := M // T;
        apply(d + 1, k -> c * h#k * g#(d-k))));
    apply(total, x -> x // M))

-- The polar degrees that are not zero, from the degree of the dual to that of the variety.  Those
-- of an irreducible cone have no zeros in between (Kleiman, Holme): only the ends are cut off.
nonzeroRange = L -> (
    p := positions(L, x -> x != 0);
    if p === {} then error "expected a reduced variety: all polar degrees are zero";
    L_{min p .. max p})

localizedPolarDegrees = method()
localizedPolarDegrees DeterminantalVariety := List => V -> (
    (m, n, r) := (V#"rows", V#"columns", V#"rank");
    a := apply(m, i -> 2*i + 1);
    b := apply(n, j -> -2*j);
    points := flatten apply(splittings(a, r), (aI, aO) -> apply(splittings(b, r), (bI, bO) -> (
        differences(aI, bI), differences(bO, aO),
        product differences(aO, aI) * product differences(bI, bO))));
    M := product apply(subsets(a, 2) | subsets(b, 2), p -> p#0 - p#1);
    nonzeroRange residueSum(points, r*(m + n - 2*r), M))
localizedPolarDegrees SymmetricDeterminantalVariety := List => V -> (
    (n, r) := (V#"size", V#"rank");
    a := apply(n, i -> 2*i + 1);
    pairSums := L -> flatten apply(#L, i -> apply(toList(i .. #L-1), j -> L#i + L#j));
    points := apply(splittings(a, r), (aI, aO) -> (
        pairSums aI, negative pairSums aO, product differences(aO, aI)));
    nonzeroRange residueSum(points, r*(n-r), product apply(subsets(a, 2), p -> p#0 - p#1)))
