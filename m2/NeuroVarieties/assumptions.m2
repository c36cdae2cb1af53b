-- needs: factors hilbert input; packages: MinimalPrimes Saturation
-- assumptions.m2: what the methods presuppose of the equations of a variety, decided and used.
--
-- All is decided modulo a prime, at random.  An assumption is a field of the answer: its name, and
-- how far it is known, with what is said of it after a comma.

-- A multiple factor is one on a line, too, on which f keeps its degree: so "true" is proved.
isSquarefree = f -> (
    (R, S) := (ring f, standardRing(coefficientRing ring f, 1));
    kk := coefficientRing S;
    g := (map(S, R, apply(numgens R, i -> random kk + random kk * S_0))) f;
    g != 0 and totalDegree g == totalDegree f and isConstant gcd(g, diff(S_0, g)))

squarefreePart = f -> if isConstant f or isSquarefree f then f else product distinctFactors f

-- modulo a prime that divides no coefficient and no denominator, below a given number
modularCopy = (I, bound) -> (
    M := product flatten apply(I_*, f -> apply(listForm f, t ->
        numerator last t * denominator last t));
    p := bound - 1;
    while not isPrime p or M % p == 0 do p = p - 1;
    sub(I, vars((ZZ/p)(standardMonoid(numgens ring I)))))

randomAffine = (kk, s) -> random kk + sum(s, x -> random kk * x)

-- A random linear space of dimension c meets the components of codimension c at general points,
-- and no others.  The points are simple if no vector v with l(v) = 1 is tangent, for a random
-- linear form l.  The space is a graph over its first c coordinates.
isGenericallyReduced = (I, c) -> (
    (kk, N) := (coefficientRing ring I, numgens ring I);
    S := kk(standardMonoid(2*c));
    (s, v) := (take(gens S, c), drop(gens S, c));
    slice := (map(S, ring I, s | apply(N - c, j -> randomAffine(kk, s)))) gens I;
    derivatives := transpose (jacobian slice)^{0 .. c-1};
    ideal slice + ideal(derivatives * transpose matrix{v})
        + ideal(1 - sum(v, x -> random kk * x)) == 1)

-- A Cohen-Macaulay ring has neither embedded components nor such of smaller dimension.  That of
-- the cone over the projective closure is one if and only if its length modulo as many random
-- linear forms as its dimension is its degree (Bruns, Herzog: Cohen-Macaulay rings, 4.7.11).
isCohenMacaulay = (basis, c, deg) -> (
    (kk, N) := (coefficientRing ring basis, numgens ring basis);
    T := kk(standardMonoid(N + 1));
    S := kk(standardMonoid c);
    cone := homogenize((map(T, ring basis, drop(gens T, -1))) basis, last gens T);
    forms := apply(N + 1 - c, j -> sum(gens S, x -> random kk * x));
    degree monomialIdeal leadTerm gens gb ((map(S, T, gens S | forms)) cone) == deg)

-- The Jacobian has rank at most c at each point of a component of codimension c or less, whose
-- tangent vectors it annihilates, and rank k at general points of one of codimension k along which
-- I is reduced.  So there is one of smaller dimension if a random (c+1)-minor can be inverted.
hasSmallerComponent = (I, c) -> (
    (kk, N) := (coefficientRing ring I, numgens ring I);
    S := kk(standardMonoid(N + 1));
    x := map(S, ring I, take(gens S, N));
    mixing := (a, b) -> sub(random(kk^a, kk^b), S);
    D := det(mixing(c + 1, N) * x jacobian I * mixing(numgens I, c + 1));
    x I + ideal(1 - S_N * D) != 1)

-- the number of terms of D at most
minorSize = (I, c) -> (
    N := numgens ring I;
    binomial(N + (c + 1) * (max apply(I_*, totalDegree) - 1), N))

-- modulo the largest prime below 32004 at which there still are points, if there are over QQ
decisionCopy = I -> (
    if char ring I > 0 then return I;
    M := modularCopy(I, 32004);
    while M == 1 and I != 1 do M = modularCopy(I, char ring M);
    M)

-- The equations with which to compute, and what is known of them, as fields of the answer.
-- Equations lose their multiple factors; if they still generate an ideal that is not reduced along
-- a component of the largest dimension, its radical is taken.  The variety stays what it is.
preparedVariety = method()
preparedVariety Thing := Sequence => V -> (V, {})
preparedVariety Ideal := Sequence => I -> (
    checkRing ring I;
    if not I.cache#?"prepared" then (
        (J, fields) := decideAll I;
        I.cache#"prepared" = J.cache#"prepared" = (J, fields));
    I.cache#"prepared")

holds = "holds modulo p"

-- what was done to equations with these numbers, counted from zero
withoutFactors = places -> (
    numbers := demark(", ", apply(places, k -> toString(k + 1)));
    if #places == 0 then ""
    else if #places == 1 then concatenate(", equation ", numbers, " lost its multiple factors")
    else concatenate(", equations ", numbers, " lost their multiple factors"))

decideAll = I -> (
    equations := select(I_*, f -> f != 0);
    J := ideal apply(equations, squarefreePart);
    lost := withoutFactors positions(toList(0 .. #equations - 1), k -> J_k != equations#k);
    reduced := if lost == "" then holds else "fails" | lost;
    if numgens J == 1 and not isConstant J_0 then return (J, {
        ("assumes-points", holds), ("assumes-reduced", reduced),
        ("assumes-equidimensional", holds), ("assumes-complete-intersection", holds)});
    K := gradedCopy decisionCopy J;
    if K == 1 then return (J, {("assumes-points", "fails, the variety is empty")});
    c := codim K;
    if lost != "" and isGenericallyReduced(gradedCopy decisionCopy ideal equations, c) then
        reduced = holds | lost;
    if not isGenericallyReduced(K, c) then (
        reduced = "fails, the radical was taken";
        J = intersect decompose J;
        K = gradedCopy decisionCopy J);
    (J, join({("assumes-points", holds), ("assumes-reduced", reduced),
        ("assumes-equidimensional", dimensionStanding(K, c))},
        if numgens J == c then {("assumes-complete-intersection", holds)} else {})))

-- Bezout's bound for the degree of the union of the components of codimension c
bezoutNumber = (I, c) -> product take(rsort apply(I_*, totalDegree), c)

-- A complete intersection is a Cohen-Macaulay ring.  What is small is decomposed.  Elsewhere
-- smaller components along which the equations are not reduced could hide.
dimensionStanding = (K, c) -> (
    B := gens gb K;
    if numgens K == c or isCohenMacaulay(B, c, degree monomialIdeal leadTerm B) then
        return holds;
    isSmall := bezoutNumber(K, c) <= 16;
    if isSmall and all(decompose K, P -> codim P == c) then return holds;
    if isSmall or (minorSize(K, c) < 500 and hasSmallerComponent(K, c)) then return concatenate(
        "fails, components of dimension ", toString(numgens ring K - c), " are the largest");
    "not checked")

isEquidimensional = I -> member(("assumes-equidimensional", holds), last preparedVariety I)

-- The radical.  A Cohen-Macaulay ring that is reduced along its components is reduced (Serre).
radicalIdeal = I -> (
    J := first preparedVariety I;
    if isEquidimensional I then J else intersect decompose J)

-- the union of the components of the largest dimension
largestPart = I -> (
    J := first preparedVariety I;
    if isEquidimensional I then J
    else intersect select(decompose J, P -> codim P == codim J))
