-- discriminant.m2: data over which critical points meet

doc ///
  Key
    edDiscriminantDegree
    (edDiscriminantDegree, DeterminantalVariety)
    (edDiscriminantDegree, SymmetricDeterminantalVariety)
    (edDiscriminantDegree, Ideal)
    (edDiscriminantDegree, Matrix)
    [edDiscriminantDegree, Metric]
    [edDiscriminantDegree, CoefficientRing]
    EDDiscriminantDegree
    (net, EDDiscriminantDegree)
  Headline
    degrees of the hypersurfaces of data over which critical points meet
  Usage
    edDiscriminantDegree V
  Inputs
    V:Ideal
      or a @TO DeterminantalVariety@ or a @TO SymmetricDeterminantalVariety@, or a parametrisation
      as a matrix of one row
    Metric => Matrix
    CoefficientRing => Ring
      the prime field of the computation
  Outputs
    :EDDiscriminantDegree
      a hash table with the keys "folds" and "infinity": the number of points of each part on a
      random line, different ones; points of different components do not meet
  Description
    Text
      Critical points meet at points of the variety, where the covering of the data folds, or at
      infinity.  The folds of an ellipse lie over its evolute, a sextic; for a circle the evolute is
      a point, and the points meet at infinity.  A cardioid has both.  An ideal need not be radical:
      its radical counts.  Of several dimensions the components of the largest one count.
    Example
      R = QQ[x, y];
      edDiscriminantDegree ideal(x^2 + 4*y^2 - 4)
      edDiscriminantDegree ideal(x^2 + y^2 - 1)
      edDiscriminantDegree ideal((x^2 + y^2 + x)^2 - x^2 - y^2)
      edDiscriminantDegree determinantalVariety(2, 2, 1)
  SeeAlso
    edDiscriminant
///

doc ///
  Key
    edDiscriminant
    (edDiscriminant, DeterminantalVariety)
    (edDiscriminant, SymmetricDeterminantalVariety)
    (edDiscriminant, Ideal)
    (edDiscriminant, Matrix)
    [edDiscriminant, Metric]
    [edDiscriminant, Strategy]
    EDDiscriminant
    (net, EDDiscriminant)
  Headline
    equations of the data over which critical points meet
  Usage
    edDiscriminant V
  Inputs
    V:Ideal
      over QQ, or a @TO DeterminantalVariety@ or a @TO SymmetricDeterminantalVariety@, or a
      parametrisation as a matrix of one row
    Metric => Matrix
    Strategy => String
      "Elimination" over QQ, or "Lifting" from eliminations modulo primes
  Outputs
    :EDDiscriminant
      a hash table with the keys "folds" and "infinity": for each part a row of irreducible
      polynomials in the coordinates of the datum
  Description
    Text
      An ideal need not be radical, and the components of its largest dimension count, as in
      @TO edDiscriminantDegree@.
    Example
      R = QQ[x, y];
      D = edDiscriminant ideal(y - x^2);
      D#"folds"
      edDiscriminant(ideal(x^2 + y^2 - 1), Strategy => "Lifting")
  SeeAlso
    edDiscriminantDegree
    eckartYoungDiscriminant
///

doc ///
  Key
    eckartYoungDiscriminant
    (eckartYoungDiscriminant, DeterminantalVariety, Matrix)
    (eckartYoungDiscriminant, SymmetricDeterminantalVariety)
  Headline
    the discriminant of the characteristic polynomial of the data
  Usage
    eckartYoungDiscriminant(V, G)
    eckartYoungDiscriminant V
  Inputs
    V:DeterminantalVariety
      or a @TO SymmetricDeterminantalVariety@, with weights 2 off the diagonal
    G:Matrix
      the Gram matrix of data; the unit matrix for the Frobenius norm
  Outputs
    :RingElement
      the discriminant of the characteristic polynomial of $U G U^t$, or of the symmetric $U$
  Description
    Text
      By the theorem of Eckart and Young the critical points keep some of the singular values, so
      that two of them meet when two singular values are equal.  The real matrices with this
      property have codimension 2.
    Example
      factor eckartYoungDiscriminant(determinantalVariety(2, 2, 1), id_(QQ^2))
      eckartYoungDiscriminant symmetricDeterminantalVariety(2, 1)
  SeeAlso
    eckartYoungDegree
///
