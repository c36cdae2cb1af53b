-- conservation.m2: the polynomials that are constant along vector fields.
--
-- The fields are the rows of a matrix F.  A polynomial of a degree is a law if its derivatives
-- vanish: linear equations for its coefficients.  They fall apart along every grading for which all
-- fields are homogeneous; such gradings are read off the exponents of F.

-- Columns of weights, in ZZ/32003 and in ZZ/2.  A field is homogeneous if all its terms x^a d/dx_i
-- have the same weight w(a) - w_i.
fieldGradings = F -> (
    n := numcols F;
    differences := unique flatten apply(numrows F, r -> (
        degrees := flatten apply(n, i -> apply(exponents F_(r, i), a -> a - unitVector(n, i)));
        apply(drop(degrees, 1), a -> a - degrees#0)));
    D := if #differences == 0 then map(ZZ^0, ZZ^n, 0) else matrix differences;
    apply({ZZ/32003, ZZ/2}, kk -> generators kernel(D ** kk)))

-- pairs of a position and a monomial fall into lists, one for each weight
monomialPieces = (F, monomials) -> (
    E := matrix apply(monomials, first @@ exponents);
    keys' := apply(fieldGradings F, K -> entries(sub(E, ring K) * K));
    values partition(i -> (keys'#0#i, keys'#1#i), toList(0 ..< #monomials)))

hasHomogeneousFields = F -> all(numrows F, r ->
    #unique flatten apply(flatten entries F^{r}, f -> apply(exponents f, sum)) <= 1)

-- the laws that are combinations of the monomials, which stand by falling degree
lawsAmong = (F, monomials) -> (
    kk := coefficientRing ring F;
    derived := F * jacobian matrix{monomials};
    zeros := set positions(entries transpose derived, c -> all(c, f -> f == 0));
    flatten apply(monomialPieces(F, monomials), piece -> (
        if #piece == 1 then return (if zeros#?(piece#0) then {monomials#(piece#0)} else {});
        C := last coefficients derived_piece;
        N := transpose matrix nullSpace mutableMatrix sub(C, kk);
        if numrows N == 0 then return {};
        apply(entries reducedRowEchelonForm N, row ->
            sum(#piece, i -> row#i * monomials#(piece#i))))))

-- a list for each degree from one on
lawsByDegree = (F, d) -> (
    R := ring F;
    ofDegree := e -> flatten entries sub(basis(e, (coefficientRing R)(monoid[Variables => numgens R])), vars R);
    laws := if hasHomogeneousFields F then flatten apply(d, e -> lawsAmong(F, ofDegree(e + 1)))
        else lawsAmong(F, flatten reverse apply(d, e -> ofDegree(e + 1)));
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
