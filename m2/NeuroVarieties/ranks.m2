-- needs: finite learning
-- ranks.m2: critical weights of a network by the rank of the derivative.
--
-- Finitely many critical weights are the points of an algebra of finite dimension over the field.
-- A general minor of size k of the derivative is zero at those where the rank is less than k, and
-- multiplication by it is nilpotent there and invertible on the rest.  On what is left of the
-- algebra for one rank, the values of a general function are as many as the functions of these
-- weights: the degree of the part without squares of the minimal polynomial of a general vector.

-- the n-th power of a matrix or a higher one
highPower = (M, n) -> (
    e := 1;
    while e < n do (M = M * M; e = 2 * e);
    M)

-- the number of different values of H on an invariant subspace with a general vector v
valueCount = (H, v) -> (
    (n, kk) := (numrows H, ring H);
    z := local z;
    P := kk(monoid[z]);
    powers := {v};
    while rank(K := fold((a, b) -> a | b, powers)) == #powers do
        powers = append(powers, H * last powers);
    relation := flatten entries (gens kernel K)_{0};
    f := sum(#relation, i -> relation#i * P_0^i);
    first degree f - first degree gcd(f, diff(P_0, f)))

-- Of what `criticalWeights` found, for each smaller rank of the derivative that occurs: how much
-- smaller it is, the number of critical functions, and of weights, each as often as it counts.
-- Nothing if there are infinitely many weights.
weightsByRank = h -> (
    (n, d) := (h#"parameters", h#"rank");
    if h#"parametersDimension" != 0 or n == h#"functions" * h#"fibre" then return {};
    (A, J, R) := (h#"algebra", h#"derivative", ring h#"derivative");
    kk := coefficientRing R;
    minor := k -> (
        (left, right) := (sub(random(kk^k, kk^d), R), sub(random(kk^(numcols J), kk^k), R));
        smaller := determinantOn(drop(A#"times", 1), A#"one", left * J * right);
        matrix highPower(multiplication(A, smaller), n));
    on := f -> matrix multiplication(A, evaluatedOn(A, f));
    values := flatten entries h#"map";
    H := inverse on h#"scale" * on sum(values, f -> random kk * f);
    (left, larger, found) := (n - h#"functions" * h#"fibre", minor d, {});
    for k from 1 to d do (
        smaller := if k == d then id_(kk^n) else minor(d - k);
        here := smaller * gens kernel larger;
        if (count := rank here) > 0 then
            found = append(found,
                {k, valueCount(H, here * random(kk^(numcols here), kk^1)), count});
        if (left = left - count) == 0 then break;
        larger = smaller);
    found)
