-- needs: definition input parametric; packages: Saturation
-- fibres.m2: degrees of varieties, and of maps, by their definition.

-- (dimension, degree): primes of the components of the largest dimension, added up
degreeByDefinition = V -> (
    found := largestComponents V;
    if found === {} then (-1, 0) else (dim first found, sum(found, degree)))

-- The dimension of the fibre of a random parameter, less that of an orbit of the scalings that fix
-- the map, and how many orbits it is: their degrees are all the same.  0 if infinitely many.
fibreByDefinition = phi -> agreed(() -> (
    (P, q) := rationalMap phi;
    (R, n) := (ring q, numgens ring q);
    x := apply(n, i -> random(1, 100));
    at := f -> sub(f, apply(n, i -> R_i => x#i));
    fibre := saturate(ideal(at q * P - q * at P), q);
    characters := entries transpose gens ker scalings(P, q);
    half := (a, s) -> product(n, i -> (R_i / x#i)^(max(s * a#i, 0)));
    orbit := saturate(trim ideal apply(characters, a -> half(a, 1) - half(a, -1)), product gens R);
    extra := dim fibre - dim orbit;
    (extra, if extra > 0 then 0 else degree fibre // degree orbit)))
mapDegreeByDefinition = phi -> last fibreByDefinition phi
