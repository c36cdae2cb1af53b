-- needs: nothing; packages: Saturation
-- torus.m2: paths of linear programmes, which are closures of curves without zero coordinates.

-- without the components on coordinate hyperplanes
closureInTorus = I -> (
    scan(gens ring I, x -> I = saturate(I, x));
    I)

-- h_0, ..., h_(d-1) with the Hilbert series sum h_j T^j / (1 - T)^d, of a cone of dimension d
hilbertNumbers = I -> (
    L := monomialIdeal leadTerm gens gb I;
    d := dim L;
    K := poincare L;
    K = K // (1 - (ring K)_0)^(numgens ring L - d);
    apply(d, j -> coefficient((ring K)_0^j, K)))
