-- critical.m2: critical ideals

doc ///
  Key
    edCriticalIdeal
    (edCriticalIdeal, DeterminantalVariety, Matrix, List)
    (edCriticalIdeal, SymmetricDeterminantalVariety, Matrix, List)
    (edCriticalIdeal, Ideal, Matrix, List)
    [edCriticalIdeal, Strategy]
  Headline
    the critical points of the distance to a datum, as a zero-dimensional ideal
  Usage
    edCriticalIdeal(V, W, u)
  Inputs
    V:DeterminantalVariety
      or a @TO SymmetricDeterminantalVariety@, or a radical @TO Ideal@
    W:Matrix
      symmetric and nonsingular, the metric of the coordinates of $V$
    u:List
      the coordinates of the datum
    Strategy => String
      for ideals, "Saturation" for the ideal of the original definition, which lives in the ring of
      $V$
  Outputs
    :Ideal
      in a ring with new variables $p_0, p_1, \dots$
  Description
    Text
      For an ideal of codimension $c$ in $N$ variables, $p_0, \dots, p_{N-1}$ are the coordinates of
      the critical point, and $c$ Lagrange multipliers follow.
    Example
      R = QQ[x, y];
      C = edCriticalIdeal(ideal(x^2 + 4*y^2 - 1), id_(QQ^2), {3, 5})
      degree C
    Text
      For $m \times n$ matrices of rank at most $r$ with $m \le n$, the variables are the entries of
      two matrices $A$ and $B$, and the critical point is $(1, A)^t B$, the unit matrix on top of
      $A$ times $B$.  When $m > n$, the same is done for the transposed matrices.  For symmetric
      matrices $B$ is symmetric, and the critical point is $(1, A)^t B (1, A)$.
    Example
      V = determinantalVariety(2, 2, 1);
      C = edCriticalIdeal(V, id_(QQ^4), {1, 2, 3, 5})
      degree C
  Caveat
    An ideal has to be reduced along its components of the largest dimension, and only these have
    critical points over a generic datum; the Jacobian of its generators vanishes along others.
    @TO edDegree@ takes care of that.  The degree is the number of critical points when the datum is generic.  At a special datum,
    critical points may coincide, lie outside of the chart or at singular points, and there may be
    a positive dimension of them.  An ideal with more generators than its codimension is replaced by
    random combinations of them, together with the ideal.
  SeeAlso
    edDegree
    edCorrespondence
///

doc ///
  Key
    Metric
    [edDegree, Metric]
  Headline
    a metric on the coordinates of a variety
  Usage
    edDegree(V, Metric => W)
  Inputs
    W:Matrix
      symmetric and nonsingular, with entries in ZZ, QQ or the field of computation
  Description
    Text
      The squared distance of $x$ and $u$ is $(x-u) W (x-u)^t$.  Without this option $W$ is the unit
      matrix.
    Example
      R = QQ[x, y];
      edDegree(ideal(x^2 + y^2 - 1), Metric => matrix{{2, 1}, {1, 3}})
    Text
      For a variety of matrices the unit metric is the Frobenius norm.  For symmetric matrices it is
      not: there a coordinate off the diagonal stands twice in the matrix, and the Frobenius norm
      gives it the weight 2.
    Example
      V = symmetricDeterminantalVariety(3, 2);
      edDegree V
      edDegree(V, Metric => diagonalMatrix{1, 2, 2, 1, 2, 1})
      eckartYoungDegree V
    Text
      A quadratic loss $|MX - Y|^2$ of a linear network has the metric $1 \otimes X X^t$ on the
      entries of $M$, row by row.  Its ED degree is that of Eckart and Young for all $X$ of full
      rank, as $M \mapsto M (X X^t)^{1/2}$ keeps the rank.
    Example
      X = matrix{{1, 2, 0}, {0, 1, 3}};
      edDegree(determinantalVariety(2, 2, 1), Metric => id_(ZZ^2) ** (X * transpose X))
  SeeAlso
    edDegree
///
