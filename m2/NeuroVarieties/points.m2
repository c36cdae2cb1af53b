-- needs: gradient input
-- points.m2: the critical points of a linear network, counted without solving for them.
--
-- A hidden neuron may change the sign of all the weights that enter it and of all that leave it:
-- the loss stays as it is.  So the group G = {1, -1}^n of the n hidden neurons acts on the critical
-- points, and grades the algebra A = kk[W]/I of the critical scheme by the characters of G, the
-- elements of (ZZ/2)^n.  In odd characteristic G is linearly reductive, so the part A_0 of
-- trivial character is the ring of invariants, and its points are the orbits of G on those of I
-- (Mumford, Geometric Invariant Theory, theorem 1.1).  All work is done in A_0: dim A_0 is the
-- dimension of A divided by about 2^n.

-- the characters of the weights, as the rows of a matrix over ZZ/2 with a column for each hidden
-- neuron: ones at the two ends, nothing for the coordinates of the inputs and outputs
signCharacters = widths -> (
    h := #widths - 1;
    neurons := flatten apply(toList(1 .. h-1), i -> apply(widths#i, r -> (i, r)));
    ends := flatten apply(h, i -> flatten apply(widths#(i+1), r -> apply(widths#i, c ->
        {(i+1, r), (i, c)})));
    map((ZZ/2)^#ends, (ZZ/2)^#neurons, (w, v) -> if member(neurons#v, ends#w) then 1 else 0))

-- the characters of some exponents, as rows
exponentCharacters = (exps, characters) -> entries(sub(matrix exps, ZZ/2) * characters)

checkSignInvariant = (I, characters) -> (
    if any(I_*, f -> f != 0 and #unique exponentCharacters(exponents f, characters) > 1) then
        error("expected generators that change at most by a factor when a hidden neuron ",
            "changes its signs"))

-- A random element of A_0 that separates its points, unless bad luck strikes.  The standard
-- monomials of trivial character span A_0.  Each divisor of a standard monomial is standard; so
-- those that no other divides, but 1, generate A_0, and coordinates that generate an algebra
-- separate its points.
randomInvariant = (S, monomials) -> (
    kk := coefficientRing S;
    size := if char kk > 0 then char kk else 100;
    invariants := monomialIdeal append(select(monomials, b -> b != 1), 0_S);
    0_S + sum(invariants_*, b -> random size * b))

-- the columns are the coordinates of some elements of A_0
invariantCoordinates = (polys, monomials, G) -> sub(
    last coefficients(matrix{polys} % G, Monomials => matrix{monomials}), coefficientRing ring G)

-- the vectors v, M v, ..., M^n v
krylovMatrix = (M, v, n) -> (
    (A, x) := (mutableMatrix M, mutableMatrix v);
    matrix{prepend(v, apply(n, i -> matrix(x = A * x)))})

-- f(M), by Horner's rule
matrixPolynomial = (f, M) -> (
    A := mutableMatrix M;
    value := mutableMatrix(0 * M);
    for i from 0 to first degree f do (
        c := lift(coefficient((ring f)_0^(first degree f - i), f), coefficientRing ring f);
        value = mutableMatrix(matrix(A * value) + c * id_(target M)));
    matrix value)

-- The reduced algebra B = A_0/nilradical as kk[t]/(f), t the image of u, and the squares of the
-- weights as polynomials in t.  Let g be the squarefree part of the minimal polynomial f of a
-- random u.  A power of g is divisible by f, so g(u) is nilpotent: divide by it.  If now g has the
-- degree of the dimension, then the algebra is kk[u] = kk[t]/(g), which is reduced, since g has no
-- double roots.  If not, take another u.  At a point whose local algebra is not reduced, u minus
-- its value is general in the maximal ideal, so each turn makes the tangent space smaller; by
-- Nakayama's lemma it is zero after at most as many turns as there are generators.
reducedInvariants = (S, monomials, squares, G) -> (
    kk := coefficientRing S;
    U := kk(standardMonoid 1);
    inU := c -> sum(numrows c, i -> c_(i, 0) * U_0^i);
    D := #monomials;
    one := transpose matrix{apply(monomials, b -> if b == 1 then 1_kk else 0_kk)};
    (nilpotents, modulo) := (map(kk^D, kk^0, 0), id_(kk^D));
    for turn from 1 to D + 20 do (
        u := randomInvariant(S, monomials);
        M := invariantCoordinates(apply(monomials, b -> u * b), monomials, G);
        K := modulo * krylovMatrix(M, one, D);
        r := rank K;
        powers := K_{0 .. r-1};
        f := U_0^r - inU solve(powers, K_{r});
        g := f // gcd(f, diff(U_0, f));
        if first degree g == numrows modulo then (
            polys := solve(powers, modulo * squares);
            return (g, apply(numcols polys, i -> inU polys_{i})));
        if first degree g < r then (
            nilpotents = mingens image(nilpotents | matrixPolynomial(g, M));
            modulo = transpose gens kernel transpose nilpotents));
    error "expected an invariant that separates the points, found none: take a larger prime")

-- A weight is zero at a point when its square is.  So the greatest common divisors of f and the
-- squares split the roots of f, which are the orbits, by their patterns of zeros.
splitByZeros = (f, squares) -> (
    parts := {({}, f)};
    for square in squares do parts = flatten apply(parts, (pattern, g) -> (
        zeros := gcd(g, square);
        select({(append(pattern, 0), zeros), (append(pattern, 1), g // zeros)},
            part -> first degree last part > 0)));
    apply(parts, (pattern, g) -> (pattern, first degree g)))

-- The stabiliser of a point is the annihilator of the characters of its nonzero weights, so an
-- orbit has 2^r points, r the rank of these characters.
orbitSize = (pattern, characters) -> 2^(rank characters^(positions(pattern, c -> c == 1)))

CriticalPointCount = new Type of HashTable
criticalPointCount = method()
criticalPointCount(Ideal, List) := CriticalPointCount => (I, widths) -> (
    checkWeightRing(ring I, widths);
    checkField coefficientRing ring I;
    characters := signCharacters widths;
    checkSignInvariant(I, characters);
    I = gradedCopy I;
    (S, p) := (ring I, char ring I);
    basisOfI := if p > 0 then groebnerBasis(I, Strategy => "F4") else gens gb I;
    L := monomialIdeal leadTerm basisOfI;
    answer := {"dimension" => dim L, "degree" => degree L};
    if dim L != 0 then return new CriticalPointCount from answer;
    standard := flatten entries cover basis comodule L;
    monomials := standard_(positions(
        exponentCharacters(flatten apply(standard, exponents), characters), c -> all(c, zero)));
    if 0 < p and p <= #monomials then error("expected a prime above ", toString(#monomials),
        " to tell multiple points from simple ones, got ", toString p, ": take a larger prime");
    -- the basis is known: that it is one is not computed again
    G := forceGB basisOfI;
    squares := invariantCoordinates(apply(gens S, w -> w^2), monomials, G);
    parts := splitByZeros reducedInvariants(S, monomials, squares, G);
    patterns := hashTable apply(parts, (pattern, orbits) ->
        pattern => orbits * orbitSize(pattern, characters));
    points := sum values patterns;
    new CriticalPointCount from join(answer, {"points" => points, "orbits" => sum(parts, last),
        "reduced" => points == degree L, "patterns" => patterns}))
