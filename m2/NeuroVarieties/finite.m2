-- needs: nothing
-- finite.m2: the algebra of finitely many solutions, by matrices of multiplication.
--
-- The standard monomials are a basis.  A variable times one of them is standard or on the border:
-- there it is a leading monomial of the Groebner basis, or a variable times a smaller one on the
-- border, whose normal form is known, so that linear algebra has its own (J.-C. Faugere, P. Gianni,
-- D. Lazard, T. Mora: Efficient computation of zero-dimensional Groebner bases by change of
-- ordering, J. Symbolic Comput. 16 (1993) 329-344).

-- dense matrices over a prime field are multiplied fast if they are mutable
denseProduct = (M, N) -> matrix(mutableMatrix M * mutableMatrix N)

-- some rows of a matrix; those without a number are zero
rowsOrZero = (M, rows) -> (
    padded := M || map((ring M)^1, source M, 0);
    padded^(apply(rows, k -> if k === null then numrows M else k)))

-- From the Groebner basis of an ideal of dimension zero in a graded order: the exponents of the
-- "standard" monomials, the coordinates of "one", and of each variable the matrix of multiplication
-- ("times"); null for the first variable where no standard monomial has it.
--
-- Normal forms N are found by degrees.  Let m = x_i m' with m' on the border.  Then x_i times the
-- normal form of m' is known but for multiples of monomials of the same degree; these are smaller
-- than m, so the matrix T of what is unknown is nilpotent: N = P + N T.
finiteAlgebra = G -> (
    (S, kk, lead) := (ring G, coefficientRing ring G, leadTerm G);
    B := sub(basis(S / monomialIdeal lead), S);
    (D, standard) := (numcols B, apply(flatten entries B, b -> first exponents b));
    units := entries id_(ZZ^(numgens S));
    products := apply(units, u -> apply(standard, e -> e + u));
    if all(standard, e -> e#0 == 0) then products = replace(0, {}, products);
    origin := apply(products, L -> hashTable apply(#L, k -> (L#k, k)));
    rowsAt := (V, i, L) -> rowsOrZero(V, apply(L, e -> if (origin#i)#?e then (origin#i)#e));
    N := lift(last coefficients((lead - G) % forceGB G, Monomials => B), kk);
    at := new MutableHashTable from apply(numcols G, c -> (first exponents lead_(0, c), c));
    isStandard := set standard;
    rest := partition(sum, select(unique flatten products, e -> not isStandard#?e and not at#?e));
    for degree in sort keys rest do (
        groups := pairs partition(e -> position(units, u -> at#?(e - u)), rest#degree);
        found := flatten(last \ groups);
        parts := apply(groups, (i, L) -> (
            V := N_(apply(L, e -> at#(e - units#i)));
            known := select(D, k -> at#?(products#i#k));
            (rowsAt(V, i, standard)
                + denseProduct(N_(apply(known, k -> at#(products#i#k))), V^known),
                rowsAt(V, i, found))));
        (P, T) := (matrix{first \ parts}, matrix{last \ parts});
        if T != 0 then P = denseProduct(P, inverse(id_(target T) - T));
        scan(#found, c -> at#(found#c) = numcols N + c);
        N = N | P);
    place := hashTable apply(D, k -> (standard#k, k));
    forms := id_(kk^D) | N;
    one := mutableMatrix matrix apply(standard, e -> {if sum e == 0 then 1_kk else 0_kk});
    tables := apply(products, L -> if L =!= {} then
        mutableMatrix forms_(apply(L, e -> if place#?e then place#e else D + at#e)));
    hashTable {"standard" => standard, "one" => one, "times" => tables})

-- the matrix of multiplication by an element with given coordinates
multiplication = (A, v) -> (
    (standard, x) := (A#"standard", A#"times");
    levels := partition(k -> sum standard#k, toList(0 .. #standard-1));
    (order, columns) := (levels#0, matrix v);
    blocks := {columns};
    done := order;
    for degree from 1 to max keys levels do (
        at := hashTable apply(#order, c -> (standard#(order#c), c));
        groups := pairs partition(k -> position(standard#k, a -> a > 0), levels#degree);
        columns = matrix {apply(groups, (i, L) -> matrix(x#i * mutableMatrix columns_(apply(L,
            k -> at#(replace(i, standard#k#i - 1, standard#k))))))};
        order = flatten(last \ groups);
        (blocks, done) = (append(blocks, columns), join(done, order)));
    mutableMatrix (matrix{blocks})_(inversePermutation done))

-- how many solutions, each as often as it counts, are left without the zeros of an element
countNonzero = (A, v) -> (
    M := multiplication(A, v);
    (before, now) := (#A#"standard", rank M);
    while now < before do (
        M = M * M;
        (before, now) = (now, rank M));
    now)
