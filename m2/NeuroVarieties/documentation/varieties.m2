-- varieties.m2: the varieties of matrices

doc ///
  Key
    DeterminantalVariety
    (ideal, DeterminantalVariety)
    (dim, DeterminantalVariety)
    (codim, DeterminantalVariety)
    (degree, DeterminantalVariety)
    (isWellDefined, DeterminantalVariety)
    (net, DeterminantalVariety)
  Headline
    matrices of bounded rank
  Description
    Text
      An object of this type stands for the variety of the $m \times n$ matrices of rank at most $r$
      in the affine space of all $m \times n$ matrices.  Its coordinates are the entries, row by row.
      It carries no field: the methods of this package choose one.
    Example
      V = determinantalVariety(3, 4, 2)
    Text
      The dimension, the codimension and the degree, by Giambelli's formula, are known for all
      sizes.
    Example
      (dim V, codim V, degree V)
    Text
      The ideal is that of the minors, over QQ and in a new ring for each call.
    Example
      I = ideal V;
      numgens I
      vars ring I
      (dim I, codim I, degree I)
    Text
      An object that was made in another way than by @TO determinantalVariety@ can be checked.
    Example
      isWellDefined V
      isWellDefined new DeterminantalVariety from {"rows" => 2, "columns" => 3, "rank" => 4}
  References
    W. Fulton: Intersection theory, Springer (1998), example 14.4.14.
  SeeAlso
    determinantalVariety
    linearNetworkVariety
    SymmetricDeterminantalVariety
///

doc ///
  Key
    SymmetricDeterminantalVariety
    (ideal, SymmetricDeterminantalVariety)
    (dim, SymmetricDeterminantalVariety)
    (codim, SymmetricDeterminantalVariety)
    (degree, SymmetricDeterminantalVariety)
    (isWellDefined, SymmetricDeterminantalVariety)
    (net, SymmetricDeterminantalVariety)
  Headline
    symmetric matrices of bounded rank
  Description
    Text
      An object of this type stands for the variety of the symmetric $n \times n$ matrices of rank at
      most $r$ in the affine space of all symmetric $n \times n$ matrices.  Its coordinates are the
      $n(n+1)/2$ entries on and above the diagonal, row by row.
    Example
      V = symmetricDeterminantalVariety(3, 1)
      (dim V, codim V, degree V)
    Text
      The ideal is that of the minors, over QQ and in a new ring for each call.  Here it is that of
      the Veronese surface in five-dimensional projective space, whose degree is 4.
    Example
      I = ideal V
      degree I
      isWellDefined V
  References
    J. Harris, L. Tu: On symmetric and skew-symmetric determinantal varieties, Topology 23 (1984).
  SeeAlso
    symmetricDeterminantalVariety
    DeterminantalVariety
///

doc ///
  Key
    determinantalVariety
    (determinantalVariety, ZZ, ZZ, ZZ)
  Headline
    matrices of rank at most r
  Usage
    determinantalVariety(m, n, r)
  Inputs
    m:ZZ
      number of rows
    n:ZZ
      number of columns
    r:ZZ
      largest rank, between 1 and the smaller of $m$ and $n$
  Outputs
    :DeterminantalVariety
      the $m \times n$ matrices of rank at most $r$
  Description
    Text
      The dimension is $r(m + n - r)$.
    Example
      V = determinantalVariety(3, 3, 1)
      dim V
      genericEDDegree V
  SeeAlso
    linearNetworkVariety
    symmetricDeterminantalVariety
///

doc ///
  Key
    symmetricDeterminantalVariety
    (symmetricDeterminantalVariety, ZZ, ZZ)
  Headline
    symmetric matrices of rank at most r
  Usage
    symmetricDeterminantalVariety(n, r)
  Inputs
    n:ZZ
      size of the matrices
    r:ZZ
      largest rank, between 1 and $n$
  Outputs
    :SymmetricDeterminantalVariety
      the symmetric $n \times n$ matrices of rank at most $r$
  Description
    Text
      The dimension is $rn - r(r-1)/2$.  Rank one is the cone over the quadratic Veronese variety;
      with two rows, a cone over a plane conic.
    Example
      V = symmetricDeterminantalVariety(2, 1)
      dim V
      genericEDDegree V
  SeeAlso
    determinantalVariety
///

doc ///
  Key
    linearNetworkVariety
    (linearNetworkVariety, List)
  Headline
    the neurovariety of a linear network
  Usage
    linearNetworkVariety d
  Inputs
    d:List
      of the widths $d_0, \dots, d_h$, from the input to the output
  Outputs
    :DeterminantalVariety
      the $d_h \times d_0$ matrices of rank at most $\min(d_0, \dots, d_h)$
  Description
    Text
      A linear network expresses the products $W_h \cdots W_1$ with $W_i$ of size
      $d_i \times d_{i-1}$.  It is filling when each matrix is such a product, that is, when no
      hidden layer is narrower than both ends.
    Example
      linearNetworkVariety {4, 2, 3, 5}
      genericEDDegree oo
    Text
      A filling network has a linear space as its neurovariety, with one critical point for each
      datum.
    Example
      genericEDDegree linearNetworkVariety {2, 3, 2}
  References
    M. Trager, K. Kohn, J. Bruna: Pure and spurious critical points: a geometric study of linear
    networks, arXiv:1910.01671.
  SeeAlso
    determinantalVariety
///
