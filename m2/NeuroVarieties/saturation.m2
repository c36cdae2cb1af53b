-- needs: critical; packages: Saturation
-- saturation.m2: critical points by the definition in section 2 of Draisma and others; slow.

-- For a radical ideal I of codimension c with the Jacobian matrix J: the (c+1)-minors of
-- [W(x - u); J], saturated by the singular locus.
saturatedCriticalIdeal(Ideal, Matrix, List) := Ideal => (I, W, u) -> (
    J := transpose jacobian I;
    border := matrix{weightedResidue(W, gens ring I, u)};
    saturate(I + minors(codim I + 1, border || J), trim(I + minors(codim I, J))))
