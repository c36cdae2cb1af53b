-- degrees.m2: ED degrees

doc ///
  Key
    edDegree
    (edDegree, DeterminantalVariety)
    (edDegree, SymmetricDeterminantalVariety)
    (edDegree, Ideal)
    (edDegree, Matrix)
    [edDegree, Strategy]
    [edDegree, CoefficientRing]
  Headline
    the Euclidean distance degree
  Usage
    edDegree V
    edDegree I
    edDegree phi
  Inputs
    V:DeterminantalVariety
      or a @TO SymmetricDeterminantalVariety@
    I:Ideal
      over QQ or a prime field
    phi:Matrix
      with one row: the variety is the closure of the image of this polynomial map
    Metric => Matrix
      symmetric and nonsingular; the unit matrix by default
    Strategy => String
      "Critical", or for ideals also "Saturation", the original definition
    CoefficientRing => Ring
      the prime field in which to count, or QQ
  Outputs
    :ZZ
      the number of critical points of the distance to a generic datum
  Description
    Text
      Complex critical points at regular points of the variety are counted.
    Example
      R = QQ[x, y];
      edDegree ideal(x^2 + y^2 - 1)
      edDegree ideal(y - x^2)
      cardioid = ideal((x^2 + y^2 + x)^2 - x^2 - y^2);
      edDegree cardioid
      edDegree(cardioid, Strategy => "Saturation")
      edDegree ideal((x^2 + y^2 - 1)^2 * (y - 5))
    Text
      A parametrised variety is counted by its points, not by its parameters.  The second map covers
      the parabola twice, the third is a circle: a parametrisation may have denominators.
    Example
      S = QQ[t];
      edDegree matrix{{t, t^2}}
      edDegree matrix{{t^2, t^4}}
      edDegree matrix{{(1 - t^2)/(1 + t^2), 2*t/(1 + t^2)}}
    Text
      Varieties of matrices in the Frobenius norm:
    Example
      edDegree determinantalVariety(3, 4, 2)
      eckartYoungDegree determinantalVariety(3, 4, 2)
  Caveat
    The count is made over a random datum modulo a prime, so the answer is probabilistic; a larger
    prime makes an error less likely, and a prime below a thousand is asking for one.  A prime that
    divides a coefficient, an exponent or the difference of two entries on the diagonal of the metric
    is refused; others may be bad, too, and two that agree are strong evidence.  The ideal need
    not be radical: multiple factors of its generators are taken away, and if it is not reduced along
    a component of the largest dimension then, too, its radical is taken.  Components that have not
    the largest dimension are not counted.
  References
    J. Draisma, E. Horobet, G. Ottaviani, B. Sturmfels, R. Thomas: The Euclidean distance degree of
    an algebraic variety, Foundations of Computational Mathematics 16 (2016), 99-149.
  SeeAlso
    genericEDDegree
    edCriticalIdeal
    Metric
///

doc ///
  Key
    genericEDDegree
    (genericEDDegree, DeterminantalVariety)
    (genericEDDegree, SymmetricDeterminantalVariety)
    (genericEDDegree, Ideal)
    (genericEDDegree, Matrix)
    [genericEDDegree, Strategy]
    [genericEDDegree, CoefficientRing]
  Headline
    the Euclidean distance degree for a generic metric
  Usage
    genericEDDegree V
    genericEDDegree I
    genericEDDegree phi
  Inputs
    V:DeterminantalVariety
      or a @TO SymmetricDeterminantalVariety@
    I:Ideal
      over QQ or a prime field
    phi:Matrix
      with one row: the variety is the closure of the image of this polynomial map
    Strategy => String
      "Localization" (default), "Conormal" or "Critical" for matrices; "Critical" (default),
      "Conormal", "Slices" or "Saturation" for ideals; "Critical" for maps
    CoefficientRing => Ring
      the prime field in which to compute; "Localization" needs none
  Outputs
    :ZZ
      the number of critical points of the distance to a generic datum in a generic metric
  Description
    Text
      For a cone this is the sum of the polar degrees.
    Example
      V = determinantalVariety(3, 3, 1);
      genericEDDegree V
      genericEDDegree(V, Strategy => "Conormal")
      genericEDDegree(V, Strategy => "Critical", CoefficientRing => ZZ/65521)
      rankOneGenericEDDegree(3, 3)
    Text
      Other varieties are given by equations or by a parametrisation.
    Example
      R = QQ[h_0..h_4];
      H = matrix{{h_0, h_1, h_2}, {h_1, h_2, h_3}, {h_2, h_3, h_4}};
      genericEDDegree ideal det H
      genericEDDegree(ideal det H, Strategy => "Slices")
      genericEDDegree minors(2, H)
      S = QQ[s, t];
      genericEDDegree matrix{{s^4, s^3*t, s^2*t^2, s*t^3, t^4}}
  Caveat
    All strategies but "Localization" compute modulo a prime, and "Critical", "Slices" and
    "Saturation" use random data: their answers are probabilistic.  "Conormal" and "Slices" need a
    homogeneous ideal.
  References
    J. Draisma, E. Horobet, G. Ottaviani, B. Sturmfels, R. Thomas: The Euclidean distance degree of
    an algebraic variety, Foundations of Computational Mathematics 16 (2016), 99-149, section 5.
  SeeAlso
    edDegree
    polarClassDegrees
    rankOneGenericEDDegree
    segreGenericEDDegree
///

doc ///
  Key
    segreGenericEDDegree
    (segreGenericEDDegree, List)
  Headline
    the generic ED degree of the Segre product of varieties of matrices
  Usage
    segreGenericEDDegree L
  Inputs
    L:List
      of @TO DeterminantalVariety@ and @TO SymmetricDeterminantalVariety@; matrices with one row, or
      of full rank, are a whole projective space
  Outputs
    :ZZ
      the sum of the polar degrees of the tensor products of one point of each
  Description
    Text
      The Chern-Mather class of a product is the product of the classes, and each is found from
      polar degrees.  One layer $X \to V X X^t A X$ of attention on several tokens, for $V$ of size
      $e \times d$ and $A$ of rank at most $a$, is a projection of such a product, and its square
      loss has as many critical weights in a generic metric.
    Example
      attention = (d, e, a) -> segreGenericEDDegree {
          determinantalVariety(1, d*e, 1), determinantalVariety(d, d, a)};
      attention(2, 1, 2)
      genericEDDegree attentionMap({2, 1}, {2}, 2)
      attention(3, 1, 2)
    Text
      If $e = a = 1$, two pairs $(V, A)$ give each function, a quadric of rank two times a vector.
    Example
      attention(2, 1, 1)
      segreGenericEDDegree {symmetricDeterminantalVariety(2, 2), determinantalVariety(1, 2, 1)}
      genericEDDegree attentionMap({2, 1}, {1}, 2)
  References
    P. Aluffi: Projective duality and a Chern-Mather involution, Transactions of the American
    Mathematical Society 370 (2018), 1803-1822.
  SeeAlso
    genericEDDegree
    attentionMap
///

doc ///
  Key
    eckartYoungDegree
    (eckartYoungDegree, DeterminantalVariety)
    (eckartYoungDegree, SymmetricDeterminantalVariety)
  Headline
    the ED degree in the Frobenius norm, by the theorem of Eckart and Young
  Usage
    eckartYoungDegree V
  Inputs
    V:DeterminantalVariety
      or a @TO SymmetricDeterminantalVariety@
  Outputs
    :ZZ
      a binomial coefficient: the ways to choose $r$ of the singular values
  Description
    Text
      The critical points of the distance to a matrix, on the matrices of rank at most $r$, keep $r$
      of its singular values (eigenvalues, for a symmetric matrix) and put the others to zero.
    Example
      V = determinantalVariety(4, 5, 2);
      eckartYoungDegree V
      edDegree V
      eckartYoungDegree symmetricDeterminantalVariety(4, 2)
  SeeAlso
    edDegree
    Metric
///

doc ///
  Key
    rankOneGenericEDDegree
    (rankOneGenericEDDegree, ZZ, ZZ)
  Headline
    the generic ED degree of the matrices of rank one, by a closed formula
  Usage
    rankOneGenericEDDegree(m, n)
  Inputs
    m:ZZ
      number of rows
    n:ZZ
      number of columns
  Outputs
    :ZZ
      the generic ED degree of the $m \times n$ matrices of rank at most one
  Description
    Text
      Matrices of rank one are the cone over the Segre variety $X = P^{m-1} \times P^{n-1}$.  For a
      smooth variety of dimension $d$ the generic ED degree is
      $\sum_i (-1)^i (2^{d+1-i} - 1) \deg c_i(X)$.
    Example
      rankOneGenericEDDegree(3, 3)
      genericEDDegree determinantalVariety(3, 3, 1)
  Caveat
    In the literature the formula is often written for $P^m \times P^n$, that is, for
    $(m+1) \times (n+1)$ matrices.  Here $m$ and $n$ are the numbers of rows and columns.
  References
    J. Draisma, E. Horobet, G. Ottaviani, B. Sturmfels, R. Thomas: The Euclidean distance degree of
    an algebraic variety, Foundations of Computational Mathematics 16 (2016), 99-149, theorem 5.8.
  SeeAlso
    genericEDDegree
///
