-- track.m2: critical points in floating point

doc ///
  Key
    approximateCriticalPoints
    (approximateCriticalPoints, List, Matrix, Matrix, List)
  Headline
    approximate the critical points of a linear network by monodromy
  Usage
    approximateCriticalPoints(widths, X, Y, Lambda)
  Inputs
    widths:List
      $d_0, \dots, d_h$, with at least one hidden layer
    X:Matrix
      the inputs over QQ, a column for each sample
    Y:Matrix
      the outputs over QQ, a column for each sample
    Lambda:List
      matrices of the sizes of $W_1, \dots, W_h$, the weights of the regularisation
  Outputs
    :List
      of lists of complex numbers, the weights layer by layer and by rows; one point of each orbit
      under the sign changes of hidden neurons, the origin first
  Description
    Text
      All five critical points of a network with two weights, in three orbits: the origin, and
      two pairs $(a, b), (-a, -b)$.
    Example
      widths = {1, 1, 1};
      P = approximateCriticalPoints(widths, matrix{{1}}, matrix{{3}}, {matrix{{1}}, matrix{{2}}});
      #P
      all(P, p -> abs(p#0 * p#1^2 - 3*p#1 + p#0) < 1e-6)
    Text
      The second value is the first partial derivative of the loss.  The number of orbits can be
      checked against an exact count.
    Example
      Lambda = {matrix{{1_(ZZ/32003)}}, matrix{{2}}};
      I = linearNetworkGradient(widths, matrix{{1_(ZZ/32003)}}, matrix{{3}}, Lambda);
      (criticalPointCount(I, widths))#"orbits"
  Caveat
    Nothing is proved.  Paths can be lost or jump, also at special data whose critical points are not
    isolated or coincide.
  SeeAlso
    criticalPointCount
    linearNetworkGradient
///
