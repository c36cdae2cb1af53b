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

-- A Groebner basis of the correspondence in kk[x, u], graded reverse lexicographic: the auxiliary
-- variables are eliminated, and what an ideal adds over its singular locus is removed.  A chart
-- parametrises the correspondence, so it adds nothing.
correspondenceEquations = method()
correspondenceEquations(Thing, Matrix) := Matrix => (V, W) -> (
    (E, k) := edCorrespondence(V, W);
    S := ring E;
    T := (coefficientRing S)(monoid[Variables => numgens S - k]);
    G := sub(selectInSubring(1, gens gb E), matrix{join(toList(k : 0_T), gens T)});
    if not instance(V, Ideal) then return gens gb ideal G;
    inT := map(T, ring V, take(gens T, numgens ring V));
    gens gb saturate(ideal G, minors(codim V, inT jacobian V)))

-- Dimension and polar degrees over a prime field kk.  A cone has its conormal variety; for other
-- ideals the polar degrees are those of the projective closure, and the dimension is counted with
-- the multipliers, of which a generic point leaves as many free as there are superfluous equations.
correspondenceInvariants = method()
correspondenceInvariants(DeterminantalVariety, Matrix, Ring) :=
correspondenceInvariants(SymmetricDeterminantalVariety, Matrix, Ring) := Sequence => (V, W, kk) -> (
    C := conormalIdeal(V, CoefficientRing => kk);
    (dim initialIdeal C, bidegrees C))
correspondenceInvariants(Ideal, Matrix, Ring) := Sequence => (I, W, kk) -> (
    R := kk(monoid[gens ring I]);
    J := sub(I, R);
    (E, k) := edCorrespondence(J, sub(W, kk));
    S := kk(monoid[Variables => numgens R + 1]);
    inS := map(S, R, take(gens S, numgens R));
    closure := ideal homogenize(inS gens gb J, last gens S);
    (dim initialIdeal gradedCopy E - k + codim J, bidegrees conormalIdeal closure))
