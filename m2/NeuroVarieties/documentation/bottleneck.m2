-- bottleneck.m2: bottlenecks and Voronoi cells

doc ///
  Key
    bottleneckCount
    (bottleneckCount, Ideal)
    (bottleneckCount, DeterminantalVariety)
    (bottleneckCount, SymmetricDeterminantalVariety)
    [bottleneckCount, Metric]
    [bottleneckCount, CoefficientRing]
    bottleneckIdeal
    (bottleneckIdeal, Ideal)
    (bottleneckIdeal, DeterminantalVariety)
    (bottleneckIdeal, SymmetricDeterminantalVariety)
    [bottleneckIdeal, Metric]
  Headline
    pairs of points of a variety with a common normal line
  Usage
    bottleneckCount V
    bottleneckIdeal V
  Inputs
    V:Ideal
      or a variety of matrices
    Metric => Matrix
    CoefficientRing => Ring
      the prime field in which pairs are counted
  Outputs
    :Sequence
      the dimension and the number of ordered pairs, different ones
    :Ideal
      of the pairs (x, y) for which a random linear form of x - y is not zero, in a ring with the
      coordinates of both points, their multipliers and one more variable; on a cone the pairs are
      scaled, without this variable
  Description
    Text
      An ellipse has two axes, a circle as many as it has points.  Pairs on which the random form
      vanishes are counted apart, by the first coordinate in which they differ.
    Example
      R = QQ[x, y];
      bottleneckCount ideal(x^2 + 4*y^2 - 4)
      bottleneckCount ideal(x^2 + y^2 - 1)
    Text
      An ideal need not be radical: its radical counts.  Of several dimensions the components of the
      largest one count.  Cones have complex bottlenecks alone, with the distance zero.
    Example
      bottleneckCount determinantalVariety(2, 2, 1)
  SeeAlso
    voronoiBoundary
///

doc ///
  Key
    voronoiBoundary
    (voronoiBoundary, Ideal, List)
    (voronoiBoundary, DeterminantalVariety, List)
    (voronoiBoundary, SymmetricDeterminantalVariety, List)
    [voronoiBoundary, Metric]
    [voronoiBoundary, NormalSpace]
    [voronoiBoundary, Strata]
    VoronoiBoundary
    (net, VoronoiBoundary)
    NormalSpace
    Strata
  Headline
    the boundary of the Voronoi cell of a point on a variety
  Usage
    voronoiBoundary(V, y)
  Inputs
    V:Ideal
      or a variety of matrices
    y:List
      the coordinates of a regular point
    Metric => Matrix
    NormalSpace => Matrix
      whose rows $n_i$ are a basis of the conormal space at $y$; by default gradients of the first
      equations with independent ones
    Strata => List
      of irreducible ideals, such that nearest points are regular points of these; by default the
      components, those of the singular locus of each, and so on
  Outputs
    :VoronoiBoundary
      a hash table with the keys "boundary" and "focal": rows of irreducible polynomials in
      coordinates of the normal space, those of the boundary and of the focal points, where the cell
      may end, too
  Description
    Text
      The point of the normal space with coordinates $a$ is $u$ with
      $W(u-y) = a_1 n_1 + a_2 n_2 + \cdots$.  Another point counts where it is critical on a stratum:
      on a component, on one of its singular locus, and so on, for singular points may be nearest.
      An ideal need not be radical, and its components may have several dimensions.
    Example
      R = QQ[x, y];
      voronoiBoundary(ideal(x^2 + 4*y^2 - 4), {6/5, 4/5})
      voronoiBoundary(ideal(y^2 - x^3), {1, 1})
      voronoiBoundary(determinantalVariety(2, 2, 1), {1, 2, 2, 4})
  SeeAlso
    voronoiDegree
    spectralLocus
///

doc ///
  Key
    voronoiDegree
    (voronoiDegree, Ideal)
    (voronoiDegree, DeterminantalVariety)
    (voronoiDegree, SymmetricDeterminantalVariety)
    [voronoiDegree, Metric]
    [voronoiDegree, CoefficientRing]
    [voronoiDegree, Strata]
  Headline
    the degree of the boundary of the Voronoi cell of a general point
  Usage
    voronoiDegree V
  Inputs
    V:Ideal
      or a variety of matrices
    Metric => Matrix
    CoefficientRing => Ring
      the prime field of the computation
    Strata => List
      as for @TO voronoiBoundary@
  Outputs
    :ZZ
  Description
    Text
      The point lies on a component of the largest dimension; points of all components bound its
      cell.  An ideal need not be radical: its radical counts.
    Example
      R = QQ[x, y];
      voronoiDegree ideal(x^2 + 4*y^2 - 4)
    Text
      A component on which a general distance has no critical points, such as isotropic lines, has
      no real regular points.  No point is taken there; without other components the answer is -1.
    Example
      voronoiDegree ideal(x^2 + y^2)
  SeeAlso
    voronoiBoundary
///

doc ///
  Key
    spectralLocus
    (spectralLocus, Matrix, List)
  Headline
    where an eigenvalue of a matrix of polynomials is a root of a polynomial
  Usage
    spectralLocus(S, p)
  Inputs
    S:Matrix
    p:List
      the coefficients of a polynomial, that of 1 first
  Outputs
    :Matrix
      a row of the irreducible factors of $\det p(S)$
  Description
    Text
      By the theorem of Eckart and Young the Voronoi cell of a matrix of rank r, among those of rank
      at most r, ends where a singular value of u - y is the smallest positive one of y.
    Example
      R = QQ[a, b];
      A = matrix {{a, b}};
      spectralLocus(A * transpose A, {-25, 1})
  SeeAlso
    voronoiBoundary
    eckartYoungDiscriminant
///
