-- minors.m2: ideals of minors

doc ///
  Key
    minorsReport
    (minorsReport, Matrix, ZZ)
    MinorsReport
    (net, MinorsReport)
  Headline
    the ideal of minors with its dimension, degree and singular locus
  Usage
    minorsReport(M, k)
  Inputs
    M:Matrix
      over a polynomial ring with coefficients in QQ or a prime field
    k:ZZ
      size of the minors, at least 1
  Outputs
    :MinorsReport
      a hash table with strings as keys, described below
  Description
    Text
      The $k$-minors of $M$ define the points at which $M$ has a rank less than $k$.
    Example
      R = QQ[x_1..x_9, MonomialOrder => Lex];
      M = transpose genericMatrix(R, x_1, 3, 3)
      report = minorsReport(M, 2);
      report#"generators"
      (report#"dimension", report#"degree")
      minorsReport(matrix{{x_1, x_2}, {x_2, x_3}}, 2)
    Text
      @UL{
        {TT "\"generators\"", ": the ideal of the minors"},
        {TT "\"groebnerBasis\"", ": a Groebner basis, a matrix with one row, in the order of the ring"},
        {TT "\"dimension\"", ": of the affine variety; -1 for the empty set"},
        {TT "\"degree\"", ": of its closure in projective space; 0 for the empty set"},
        {TT "\"equidimensional\"", ": whether all components have this dimension"},
        {TT "\"singularLocus\"", ": a Groebner basis of an ideal that defines the singular locus"},
        {TT "\"singularDimension\", \"singularDegree\"", ": dimension and degree of this ideal"}
      }@
    Text
      In an order whose leading terms are the diagonals of the minors, such as the one above, the
      minors of a matrix of variables are themselves a Groebner basis.
    Example
      numcols report#"groebnerBasis"
      numgens report#"generators"
    Text
      When the entries of $M$ are distinct variables, or when $M$ is symmetric with distinct
      variables on and above the diagonal, the matrices of rank less than $k$ are singular exactly
      where the rank is less than $k-1$, and the ideal of the singular locus is radical.
    Example
      (minorsReport(M, 3))#"singularLocus" == gens gb minors(2, M)
    Text
      For any other matrix the singular locus is given by the Jacobian criterion: on a component of
      codimension $c$, the points where the gradients of the minors span less than $c$ dimensions.
      If the minors do not define a Cohen-Macaulay ring, they are decomposed, so that components of
      several dimensions have their singular points each: here a cuspidal curve beside a plane.
    Example
      S = QQ[h_0..h_4];
      H = matrix{{h_0, h_1, h_2}, {h_1, h_2, h_3}, {h_2, h_3, h_4}}
      report = minorsReport(H, 3);
      (report#"dimension", report#"degree", report#"singularDimension")
      T = QQ[x, y, z];
      (minorsReport(matrix{{z*(y^2 - x^3), z*(z - 1)}}, 1))#"singularLocus"
  Caveat
    The Jacobian criterion speaks about the scheme of the minors: it takes points at which they do
    not generate a reduced ideal for singular.  The ideal it gives need not be radical.
  References
    W. Bruns, U. Vetter: Determinantal rings, Springer Lecture Notes in Mathematics 1327 (1988).
  SeeAlso
    determinantalVariety
    minors
///
