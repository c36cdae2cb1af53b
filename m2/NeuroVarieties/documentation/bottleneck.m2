-- bottleneck.m2: bottlenecks and Voronoi cells

doc ///
  Key
    bottleneckCount
    (bottleneckCount, Ideal)
    [bottleneckCount, Metric]
    [bottleneckCount, CoefficientRing]
    bottleneckIdeal
    (bottleneckIdeal, Ideal)
    [bottleneckIdeal, Metric]
  Headline
    pairs of points of a variety with a common normal line
  Usage
    bottleneckCount V
    bottleneckIdeal V
  Inputs
    V:Ideal
    Metric => Matrix
    CoefficientRing => Ring
      the prime field in which pairs are counted
  Outputs
    :Sequence
      the dimension and the number of ordered pairs, different ones
    :Ideal
      in a ring with the coordinates of both points, their multipliers and one more variable
  Description
    Text
      An ellipse has two axes, a circle as many as it has points.
    Example
      R = QQ[x, y];
      bottleneckCount ideal(x^2 + 4*y^2 - 4)
      bottleneckCount ideal(x^2 + y^2 - 1)
  SeeAlso
    voronoiBoundary
///

doc ///
  Key
    voronoiBoundary
    (voronoiBoundary, Ideal, List)
    [voronoiBoundary, Metric]
  Headline
    the boundary of the Voronoi cell of a point on a variety
  Usage
    voronoiBoundary(V, y)
  Inputs
    V:Ideal
    y:List
      the coordinates of a regular point
    Metric => Matrix
  Outputs
    :HashTable
      rows of irreducible polynomials in coordinates of the normal space: those of the boundary and
      of the focal points, where the cell may end, too
  Description
    Text
      The point of the normal space with coordinates $a$ is $u$ with $W(u-y) = J(y)^t a$.
    Example
      R = QQ[x, y];
      voronoiBoundary(ideal(x^2 + 4*y^2 - 4), {6/5, 4/5})
  SeeAlso
    voronoiDegree
///

doc ///
  Key
    voronoiDegree
    (voronoiDegree, Ideal)
    [voronoiDegree, Metric]
    [voronoiDegree, CoefficientRing]
  Headline
    the degree of the boundary of the Voronoi cell of a general point
  Usage
    voronoiDegree V
  Inputs
    V:Ideal
    Metric => Matrix
    CoefficientRing => Ring
      the prime field of the computation
  Outputs
    :ZZ
  Description
    Example
      R = QQ[x, y];
      voronoiDegree ideal(x^2 + 4*y^2 - 4)
  SeeAlso
    voronoiBoundary
///
