-- needs: critical definition input interpolation parametric singulardefinition; packages: MinimalPrimes
-- singular.m2: the singular points of a variety, by the ranks of gradients, over QQ.
--
-- On an irreducible set a matrix has a general rank.  It is r where some minor M of size r is not
-- zero there and all minors of size r + 1 that border M are (Kronecker).  If it is at least c, let
-- M be of size c - 1.  Where M is not zero, the rank is less than c at the zeros of the minors that
-- border M, and only there.  So of the components of these zeros those where M is not zero consist
-- of such points; in each other one the same is asked again, in fewer dimensions.  All minors of
-- size c need not be written.

-- (M, the minors of size c that border M, modulo the prime ideal P); of rank less than c, there are
-- none.  Minors of few terms are taken.
borderingMinors = (J, P, c) -> (
    (rows, columns, M) := ({}, {}, 1_(ring J));
    for k from 1 to c do (
        at := select(toList(0 .. numrows J - 1) ** toList(0 .. numcols J - 1),
            (i, j) -> not member(i, rows) and not member(j, columns));
        values := apply(at, (i, j) ->
            det(J^(append(rows, i))_(append(columns, j)), Strategy => Cofactor) % P);
        nonzero := positions(values, f -> f != 0);
        if #nonzero == 0 or k == c then return (M, unique values_nonzero);
        (t, d, n) := min apply(nonzero, n -> (#terms values#n, first degree values#n, n));
        (rows, columns, M) = (append(rows, first at#n), append(columns, last at#n), values#n)))

withoutPowers = f -> promote(
    product select(first \ toList factor f, g -> not isConstant g), ring f)

-- On ideals of minors the legacy strategy takes a hundredth of the time of the default one.
primesOf = I -> (
    if I == 0 then {I} else if I == 1 then {} else minimalPrimes(I, Strategy => "Legacy"))

-- Primes of components of the points of an irreducible variety where a matrix has rank less than c.
-- Those that are covered by one that is found are left out.
rankDrops = (J, P, c, isCovered) -> (
    found := {};
    visit := Q -> if not any(found, S -> isCovered(Q, S)) then (
        (M, values) := borderingMinors(J, Q, c);
        if #values == 0 then found = append(found, Q) else (
            zeros := Q + ideal(withoutPowers \ values);
            parts := primesOf zeros;
            found = join(found, select(parts, S -> M % S != 0));
            order := sort apply(#parts, k -> (-dim parts#k, k));
            scan(select(apply(order, o -> parts#(last o)), S -> M % S == 0), visit)));
    if c > 0 then visit P;
    found)

-- The prime ideal of the closure of an image: of the equations up to some degree that component
-- which has its dimension, and on which the image lies.
imagePrime = phi -> (
    e := 1;
    -- the rank at a random point is at most the dimension, and that is at most the one of I
    while (I := ideal equationsUpTo(phi, e); dim I > imageDimension rationalMap phi) do e = e + 1;
    parts := select(primesOf I, Q -> dim Q == dim I);
    first select(parts, Q -> #parts == 1 or (map(ring phi, ring I, flatten entries phi)) Q == 0))

-- The primes of the components of all points at which a component is singular, or two of them meet.
singularComponents = method()
singularComponents Thing := List => V ->
    singularOf(if instance(V, Matrix) then {imagePrime V} else allComponents V)

singularOf = components -> (
    singular := flatten apply(components, P -> rankDrops(
        transpose jacobian P, P, codim P, (Q, S) -> isSubset(S, Q)));
    largestSets join(singular, flatten apply(subsets(components, 2), L -> primesOf sum L)))

-- The dimension of the parameters where the derivative has less than its general rank, and the map
-- is defined; -1 if there are none.
ramificationDimension = (phi, d) -> (
    (P, q) := rationalMap phi;
    drops := rankDrops(differentialOf(P, q), ideal 0_(ring q), d,
        (Q, S) -> dim S >= dim Q or q % Q == 0);
    max append(dim \ select(drops, Q -> q % Q != 0), -1))
