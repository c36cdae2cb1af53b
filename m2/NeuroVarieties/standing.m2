-- needs: definition
-- standing.m2: what holds of the zeros of equations, over QQ, by their components.

-- no points of the projective space on the zeros of forms
isNowhere = I -> dim I <= 0

-- the projective closures of prime ideals, with a last coordinate that is zero at infinity
closures = primes -> (
    N := numgens ring first primes;
    S := QQ(monoid[Variables => N + 1]);
    apply(primes, P ->
        trim ideal homogenize((map(S, ring P, take(gens S, N))) gens gb P, last gens S)))

-- Whether components are smooth and do not meet, where a test tells of an ideal that it has no
-- zeros of the kind that matters.
areSmooth = (primes, hasNone) -> (
    all(primes, P -> hasNone singularPoints(P, gens ring P))
    and all(subsets(primes, 2), L -> hasNone(L#0 + L#1)))

-- The closure is transversal to the isotropic quadric at infinity if no components meet there, and
-- the gradients of its equations, of infinity and of the quadric have the rank codim + 2.
areTransversal = (closed, W) -> (
    S := ring first closed;
    x := matrix{take(gens S, numrows W)};
    J := ideal(last gens S) + ideal(x * sub(W, S) * transpose x);
    all(closed, P -> isNowhere(P + J + minors(codim P + 2, jacobian(gens P | gens J))))
    and all(subsets(closed, 2), L -> isNowhere(L#0 + L#1 + J)))

-- as fields of an answer, for prime ideals in a graded order, one at least
standings = (primes, W) -> (
    closed := closures primes;
    said := (name, isTrue) -> ("assumes-" | name, if isTrue then "proved" else "fails");
    n := #primes;
    {said("cone", all(primes, P -> isHomogeneous ideal gens gb P)),
     ("assumes-irreducible", if n == 1 then "proved, over the rationals"
        else concatenate("fails, there are ", toString n, " components over the rationals")),
     said("smooth", areSmooth(primes, J -> J == 1)),
     said("smooth-at-infinity", areSmooth(closed, J -> isNowhere(J + ideal last gens ring J))),
     said("transversal", areTransversal(closed, W))})
