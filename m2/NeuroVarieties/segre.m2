-- needs: localization varieties
-- segre.m2: generic ED degrees of Segre products of varieties of matrices.
--
-- The Chern-Mather class of a product is the product of the classes.  For a cone of projective
-- dimension n the degrees c_k of its parts and the polar degrees, p_0 the degree of the variety,
-- tell each other (Piene): c_k = sum_i (-1)^i binomial(n+1-i, k-i) p_i.

chernMatherDegrees = V -> (
    (p, n) := (reverse localizedPolarDegrees V, dim V - 1);
    apply(n + 1, k -> sum(min(k + 1, #p), i -> (-1)^i * binomial(n + 1 - i, k - i) * p#i)))

-- the hyperplane class of a Segre product is the sum of those of its factors
productDegrees = (a, b) -> (
    (n, m) := (#a - 1, #b - 1);
    apply(n + m + 1, k -> sum(max(0, k - m) .. min(n, k), i ->
        binomial(n + m - k, n - i) * a#i * b#(k-i))))

-- the sum of the polar degrees
segreGenericEDDegree = method()
segreGenericEDDegree List := ZZ => L -> (
    if L === {} or not all(L, V -> instance(V, DeterminantalVariety)
            or instance(V, SymmetricDeterminantalVariety)) then
        error("expected a list of varieties of matrices, got ", toString L);
    c := fold(productDegrees, apply(L, chernMatherDegrees));
    n := #c - 1;
    sum(n + 1, i -> (-1)^i * (2^(n+1-i) - 1) * c#i))
