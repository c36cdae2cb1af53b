-- conormal.m2: conormal varieties, polar degrees and the ED correspondence

doc ///
  Key
    conormalIdeal
    (conormalIdeal, DeterminantalVariety)
    (conormalIdeal, SymmetricDeterminantalVariety)
    (conormalIdeal, Ideal)
    [conormalIdeal, CoefficientRing]
  Headline
    the ideal of the conormal variety
  Usage
    conormalIdeal V
    conormalIdeal I
  Inputs
    V:DeterminantalVariety
      or a @TO SymmetricDeterminantalVariety@
    I:Ideal
      homogeneous, over QQ or a prime field
    CoefficientRing => Ring
      QQ or a prime field, for varieties of matrices; an ideal keeps its own field
  Outputs
    :Ideal
      in a bigraded ring whose first half of variables are $x$ and whose second half are $y$
  Description
    Text
      The conormal variety of a cone is the closure of the pairs $(x, y)$ with $x$ a regular point
      and $y$ orthogonal to the tangent space at $x$.  Projected to $y$ it gives the dual variety.
      Here is a plane conic.
    Example
      R = QQ[x, y, z];
      C = conormalIdeal ideal(x*z - y^2)
      degree \ C_*
      eliminate(take(gens ring C, 3), C)
    Text
      For matrices of rank at most $r$ it consists of the pairs with $X^t Y = 0$, $X Y^t = 0$,
      $X$ of rank at most $r$ and $Y$ of rank at most $\min(m, n) - r$.
    Example
      C = conormalIdeal determinantalVariety(2, 3, 1);
      dim C
    Text
      An ideal need not be radical: its radical counts.  Of several components each has a conormal
      variety, and here is their union, of a plane and a line.
    Example
      decompose conormalIdeal ideal(x*z^2, y*z)
    Text
      For symmetric matrices, $y$ is paired with $x$ coordinate by coordinate: a coordinate off the
      diagonal is twice an entry of the matrix $Y$.
    Example
      C = conormalIdeal symmetricDeterminantalVariety(2, 1)
  Caveat
    Of an ideal only the components of the largest dimension are taken, and only those along which it
    is reduced.  Its singular locus is removed by a random combination of minors, which fails with a
    probability close to zero.
  References
    E. Strickland: On the conormal bundle of the determinantal variety, Journal of Algebra 75 (1982).
  SeeAlso
    polarClassDegrees
    edCorrespondence
///

doc ///
  Key
    polarClassDegrees
    (polarClassDegrees, DeterminantalVariety)
    (polarClassDegrees, SymmetricDeterminantalVariety)
    (polarClassDegrees, Ideal)
    [polarClassDegrees, Strategy]
    [polarClassDegrees, CoefficientRing]
  Headline
    the bidegrees of the conormal variety
  Usage
    polarClassDegrees V
    polarClassDegrees I
  Inputs
    V:DeterminantalVariety
      or a @TO SymmetricDeterminantalVariety@
    I:Ideal
      homogeneous, over QQ or a prime field
    Strategy => String
      "Localization" (default) or "Conormal" for matrices; "Conormal" (default) or, for a single
      equation, "Slices" for ideals
    CoefficientRing => Ring
      the prime field in which "Conormal" and "Slices" compute; QQ is possible for "Conormal"
  Outputs
    :List
      of the polar degrees that are not zero, from the degree of the dual variety to the degree of
      the variety itself
  Description
    Text
      Their sum is the @TO2{genericEDDegree, "generic ED degree"}@.
    Example
      polarClassDegrees determinantalVariety(3, 3, 1)
      polarClassDegrees(determinantalVariety(3, 3, 1), Strategy => "Conormal")
    Text
      The dual of the rank one matrices are the singular matrices, with the polar degrees in reverse
      order.
    Example
      R = QQ[x_1..x_9];
      polarClassDegrees(ideal det genericMatrix(R, x_1, 3, 3), Strategy => "Slices")
  Caveat
    "Localization" is exact, and so is "Conormal" for matrices, over its field.  For ideals random
    numbers decide whether they are reduced, and "Slices" cuts with random linear spaces: this is
    probabilistic.  Of an ideal the components of the largest dimension count, each once.  See
    @TO NeuroVarieties@.
  SeeAlso
    conormalIdeal
    genericEDDegree
///

doc ///
  Key
    edCorrespondence
    (edCorrespondence, DeterminantalVariety, Matrix)
    (edCorrespondence, SymmetricDeterminantalVariety, Matrix)
    (edCorrespondence, Ideal, Matrix)
  Headline
    the pairs of a critical point and a datum, with auxiliary variables
  Usage
    (E, k) = edCorrespondence(V, W)
  Inputs
    V:DeterminantalVariety
      or a @TO SymmetricDeterminantalVariety@, or an @TO Ideal@
    W:Matrix
      symmetric and nonsingular, the metric of the coordinates of $V$; its field is the field of
      computation for matrices, and for an ideal it is carried to the field of the ideal
  Outputs
    :Sequence
      an ideal $E$ in $k + 2N$ variables, and the number $k$ of auxiliary variables
  Description
    Text
      After the auxiliary variables come the coordinates $x$ of the critical point and the
      coordinates $u$ of the datum.  For an ideal the auxiliary variables are Lagrange multipliers,
      one for each generator: $W(u - x) = J^t l$ with the Jacobian matrix $J$.
    Example
      R = QQ[x, y];
      (E, k) = edCorrespondence(ideal(x^2 + y^2 - 1), id_(QQ^2))
    Text
      For varieties of matrices they are the parameters of a chart of the conormal variety, and the
      ideal is prime.  The dimension is that of the space of data.
    Example
      (E, k) = edCorrespondence(determinantalVariety(2, 2, 1), id_(QQ^4));
      k, dim E
  Caveat
    Where the differentials of the generators are dependent the multipliers are not determined, so
    that for an ideal $E$ may have components over the singular locus.  They are not in
    @TO correspondenceEquations@.
  SeeAlso
    correspondenceEquations
    edCriticalIdeal
///

doc ///
  Key
    correspondenceEquations
    (correspondenceEquations, DeterminantalVariety, Matrix)
    (correspondenceEquations, SymmetricDeterminantalVariety, Matrix)
    (correspondenceEquations, Ideal, Matrix)
  Headline
    equations of the ED correspondence in x and u
  Usage
    correspondenceEquations(V, W)
  Inputs
    V:DeterminantalVariety
      or a @TO SymmetricDeterminantalVariety@, or an @TO Ideal@
    W:Matrix
      symmetric and nonsingular, the metric of the coordinates of $V$
  Outputs
    :Matrix
      a Groebner basis with one row, in a ring of $2N$ variables: $x$, then $u$
  Description
    Text
      The auxiliary variables of @TO edCorrespondence@ are eliminated, for an ideal those of its
      radical: at a singular point the gradients are limits of normal vectors, so that nothing has to
      be removed, and each component has its pairs, whatever its dimension.  The normals of a circle
      pass through its centre:
    Example
      R = QQ[x, y];
      correspondenceEquations(ideal(x^2 + y^2 - 1), id_(QQ^2))
      G = correspondenceEquations(determinantalVariety(2, 2, 1), id_(QQ^4));
      dim ideal G
  Caveat
    Elimination is expensive for larger matrices; dimension and polar degrees do not need it.
  SeeAlso
    edCorrespondence
    conormalIdeal
///
