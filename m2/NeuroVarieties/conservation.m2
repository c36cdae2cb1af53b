-- needs: invariant lie trajectory
-- conservation.m2: the polynomials that are constant along vector fields.
--
-- The fields are the rows of a matrix F.  A polynomial of a degree is a law if its derivatives
-- vanish: linear equations for its coefficients.  They fall apart along every grading for which all
-- fields are homogeneous; such gradings are read off the exponents of F.

-- A list of weights for each variable, in ZZ/32003 and in ZZ/2.  A field is homogeneous if all its
-- terms x^a d/dx_i have the same weight w(a) - w_i.
fieldGradings = F -> (
    n := numcols F;
    shifts := unique flatten apply(numrows F, r -> (
        degrees := flatten apply(n, i -> apply(exponents F_(r, i), a -> a - unitVector(n, i)));
        apply(drop(degrees, 1), a -> a - degrees#0)));
    D := if #shifts == 0 then map(ZZ^1, ZZ^n, 0) else matrix shifts;
    weights := apply({ZZ/32003, ZZ/2}, kk -> entries matrix nullSpace mutableMatrix(D ** kk));
    apply(n, i -> weights#0#i | weights#1#i))

-- lists of the monomials of a degree, by their weights
monomialPieces = (R, weights, e) -> (
    found := {(1_R, 0 * weights#0, 0)};
    scan(e, k -> found = flatten apply(found, t ->
        apply(toList(t#2 ..< numgens R), i -> (R_i * t#0, t#1 + weights#i, i))));
    applyValues(partition(t -> t#1, found), piece -> apply(piece, first)))

hasHomogeneousFields = F -> all(numrows F, r ->
    #unique flatten apply(flatten entries F^{r}, f -> apply(exponents f, sum)) <= 1)

-- coefficients of combinations of the columns that are zero, a row for each
relationsAmong = derived -> (
    C := last coefficients derived;
    transpose matrix nullSpace mutableMatrix lift(C, coefficientRing ring derived))

-- The laws that are combinations of the monomials of one piece, which stand by falling degree.
lawsAmong = (F, monomials) -> (
    N := relationsAmong(F * jacobian matrix{monomials});
    if numrows N == 0 then return {};
    apply(entries reducedRowEchelonForm N, row ->
        sum(#monomials, i -> row#i * monomials#i)))

-- Most pieces have no laws, which already the derivatives along one combination of the fields show.
piecesWithLaws = (F, pieces) -> (
    R := ring F;
    Z := matrix{apply(numrows F, i -> random(1, 100) * 1_(coefficientRing R))} * F;
    derived := flatten entries(Z * jacobian matrix{flatten pieces});
    start := 0;
    select(pieces, piece -> (
        some := take(derived, {start, start + #piece - 1});
        start = start + #piece;
        if #piece == 1 then some#0 == 0 else numrows relationsAmong matrix{some} > 0)))

-- a list for each degree from one on
lawsByDegree = (F, d) -> (
    (R, weights) := (ring F, fieldGradings F);
    pieces := apply(toList(1 .. d), e -> monomialPieces(R, weights, e));
    pieces = if hasHomogeneousFields F then flatten apply(pieces, values)
        else values fold((a, b) -> merge(b, a, join), pieces);
    laws := flatten apply(piecesWithLaws(F, pieces), monomials -> lawsAmong(F, monomials));
    laws = apply(laws, f -> if char R == 0 then primitiveForm f else f);
    apply(d, e -> select(laws, f -> max apply(exponents f, sum) == e + 1)))

conservationLaws = method()
conservationLaws(Matrix, ZZ) := Matrix => (F, d) -> (
    checkVectorFields F;
    if d < 1 then error("expected a degree of at least 1, got ", toString d);
    rowOf(ring F, flatten lawsByDegree(F, d)))

-- what a script answers with: the ranks are modulo a prime, at a random point
conservationFields = (F, d, prime) -> (
    laws := lawsByDegree(F, d);
    kk := ZZ/prime;
    G := fieldsOver(kk, F);
    p := apply(numcols F, i -> random kk);
    (words, levels, ended) := bracketBasis(G, p);
    L := fieldsOver(kk, rowOf(ring F, flatten laws));
    {("laws", rowOf(ring F, flatten laws)), ("dimensions", apply(laws, l -> #l)),
     ("independent", rank (map(kk, ring G, p)) jacobian sub(L, vars ring G)), ("prime", prime),
     ("point", apply(p, a -> lift(a, ZZ))), ("words", flatten apply(words, w -> append(w, 0))),
     ("levels", levels), ("ended", ended)})
