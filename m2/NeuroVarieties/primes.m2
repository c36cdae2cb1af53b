-- needs: nothing
-- primes.m2: counts modulo several primes, of which two must agree.
--
-- A prime may be bad for a count although it divides no coefficient: a minor of the coefficients is
-- enough.  There are finitely many such primes; two of them that are wrong alike are not expected.

-- The first of two primes for which a function gives the same, that value, and the line of an
-- answer that names them; if no two do, the first prime and its value.
untilTwoAgree = (primes, count) -> (
    found := {};
    for p in primes do (
        v := count p;
        same := select(found, pair -> last pair === v);
        if #same > 0 then return (first first same, v, ("assumes-good-prime",
            concatenate("holds modulo p, ", toString first first same, " and ", toString p,
                " agree")));
        found = append(found, (p, v)));
    (first first found, last first found, ("assumes-good-prime",
        concatenate("fails, the counts modulo ",
        demark(", ", apply(found, pair -> toString first pair)), " differ"))))
