-- needs: assumptions conormal critical hilbert input varieties
-- correspondence.m2: the Euclidean distance correspondence, the closure of the pairs (x, u) such
-- that x is critical for the distance to u.  With y = W(u - x) it is the conormal variety in other
-- coordinates; so its dimension is that of the data space, and for a cone its bidegrees, in x and
-- y, are the polar degrees.

-- a generic point (x, y) of the affine conormal variety, by N free parameters of the ring S
conormalChart = method()
conormalChart(DeterminantalVariety, Ring) := Sequence => (V, S) -> (
    (m, n, r) := (V#"rows", V#"columns", V#"rank");
    start := 0;
    block := (i, j) -> (M := matrixOfVariables(S, start, i, j); start = start + i*j; M);
    (A, E, B, C) := (block(m-r, r), block(r, n-r), block(r, r), block(m-r, n-r));
    X := (id_(S^r) || A) * B * (id_(S^r) | E);
    Y := (-transpose A || id_(S^(m-r))) * C * (-transpose E | id_(S^(n-r)));
    (flatten entries X, flatten entries Y))
conormalChart(SymmetricDeterminantalVariety, Ring) := Sequence => (V, S) -> (
    (n, r) := (V#"size", V#"rank");
    A := matrixOfVariables(S, 0, n-r, r);
    rest := drop(gens S, (n-r)*r);
    B := matrixFromEntries(symmetricDeterminantalVariety(r, r), take(rest, binomial(r+1, 2)));
    s := n - r;
    C := if s == 0 then map(S^0, S^0, 0)
         else matrixFromEntries(symmetricDeterminantalVariety(s, s),
             take(drop(rest, binomial(r+1, 2)), binomial(s+1, 2)));
    X := (id_(S^r) || A) * B * (id_(S^r) | transpose A);
    Y := (-transpose A || id_(S^s)) * C * (-A | id_(S^s));
    (apply(entryPositions V, p -> X_p),
     apply(entryPositions V, entryMultiplicities V, (p, c) -> c * Y_p)))

-- kk[auxiliary, x, u], in an order that eliminates the auxiliary variables
correspondenceRing = (kk, k, N) -> kk(monoid[
    Variables => k + 2*N, MonomialOrder => if k == 0 then {2*N} else {k, 2*N}])

-- The ideal in (chart or multipliers, x, u) and the number of auxiliary variables.
edCorrespondence = method()
edCorrespondence(DeterminantalVariety, Matrix) :=
edCorrespondence(SymmetricDeterminantalVariety, Matrix) := Sequence => (V, W) -> (
    W = checkedMetric(V, W, fieldOf(V, W));
    N := ambientDimension V;
    S := correspondenceRing(ring W, N, N);
    (x, u) := (take(drop(gens S, N), N), drop(gens S, 2*N));
    (X, Y) := conormalChart(V, S);
    residue := flatten entries(sub(W, S) * transpose matrix{u - x});
    (ideal(x - X) + ideal(residue - Y), N))
-- multipliers l: W(u - x) = J^t l; over the singular locus this may have components of its own
edCorrespondence(Ideal, Matrix) := Sequence => (I, W) -> (
    W = checkedMetric(I, W, fieldOf(I, W));
    (N, k) := (numgens ring I, numgens I);
    S := correspondenceRing(ring W, k, N);
    (l, x, u) := (take(gens S, k), take(drop(gens S, k), N), drop(gens S, k + N));
    inS := map(S, ring I, x);
    normal := inS jacobian I * transpose matrix{l};
    (inS I + ideal(sub(W, S) * transpose matrix{u - x} - normal), k))

-- the closure in projective space, by one variable more at the end
projectiveClosure = I -> (
    G := gradedCopy I;
    S := (coefficientRing ring I)(standardMonoid(numgens ring I + 1));
    ideal homogenize((map(S, ring G, take(gens S, numgens ring G))) gens gb G, last gens S))

-- A Groebner basis of the correspondence in kk[x, u], graded reverse lexicographic.
-- A chart parametrises the correspondence, so its coordinates are eliminated.
correspondenceEquations = method()
correspondenceEquations(DeterminantalVariety, Matrix) :=
correspondenceEquations(SymmetricDeterminantalVariety, Matrix) := Matrix => (V, W) -> (
    (E, k) := edCorrespondence(V, W);
    S := ring E;
    T := (coefficientRing S)(standardMonoid(numgens S - k));
    gens gb ideal sub(selectInSubring(1, gens gb E), matrix{join(toList(k : 0_T), gens T)}))
-- For the radical of an ideal the pairs (x, J^t l), without the multipliers l, at W(u - x).
correspondenceEquations(Ideal, Matrix) := Matrix => (I, W) -> (
    W = checkedMetric(I, W, fieldOf(I, W));
    N := numgens ring I;
    T := (coefficientRing ring I)(standardMonoid(2*N));
    if I == 1 then return matrix{{1_T}};
    (E, k) := normalFamily radicalIdeal I;
    (x, u) := (take(gens T, N), drop(gens T, N));
    y := flatten entries(sub(W, T) * transpose matrix{u - x});
    gens gb ideal (map(T, ring E, join(toList(k : 0_T), x, y))) selectInSubring(1, basisOf E))

-- Dimension and polar degrees over a prime field kk.  An ideal has the polar degrees of its
-- projective closure, whose conormal variety has one dimension more than its chart x_0 = 1.
correspondenceInvariants = method()
correspondenceInvariants(DeterminantalVariety, Ring) :=
correspondenceInvariants(SymmetricDeterminantalVariety, Ring) := Sequence => (V, kk) -> (
    C := conormalIdeal(V, CoefficientRing => kk);
    (dim initialIdeal C, bidegrees C))
correspondenceInvariants(Ideal, Ring) := Sequence => (I, kk) -> (
    if I == 1 then return (-1, {});
    R := kk(monoid[gens ring I]);
    C := conormalIdeal projectiveClosure sub(I, vars R);
    (dim initialIdeal C - 1, bidegrees C))
