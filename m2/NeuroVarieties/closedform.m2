-- needs: varieties
-- closedform.m2: Euclidean distance degrees that a theorem gives.

-- Eckart-Young: rank at most r in m x n matrices, Frobenius norm; for symmetric matrices too
eckartYoungDegree = method()
eckartYoungDegree DeterminantalVariety := ZZ => V -> binomial(min(V#"rows", V#"columns"), V#"rank")
eckartYoungDegree SymmetricDeterminantalVariety := ZZ => V -> binomial(V#"size", V#"rank")

-- The generic ED degree of a Segre variety P^a x P^b, the (a+1) x (b+1) matrices of rank one:
-- sum_i (-1)^i (2^(d+1-i) - 1) deg c_i for a smooth variety of dimension d = a + b.
rankOneGenericEDDegree = method()
rankOneGenericEDDegree(ZZ, ZZ) := ZZ => (m, n) -> (
    if m < 1 or n < 1 then
        error("expected a positive number of rows and columns, got ", toString(m, n));
    (a, b) := (m - 1, n - 1);
    chern := s -> sum(max(0, s-b) .. min(a, s), i ->
        binomial(m, i) * binomial(n, s-i) / ((a-i)! * (b-s+i)!));
    lift(sum(0 .. a + b, s -> (-1)^s * (2^(a+b+1-s) - 1) * (a+b-s)! * chern s), ZZ))
