-- maps.m2: what networks do to their weights: the coefficients of their functions

doc ///
  Key
    networkMap
    (networkMap, List, List)
    [networkMap, Biased]
    [networkMap, CoefficientRing]
  Headline
    the functions of a polynomial network by their coefficients
  Usage
    networkMap(widths, activations)
    networkMap(layers, activations)
  Inputs
    widths:List
      $d_0, \dots, d_h$: the numbers of inputs, of neurons in the hidden layers, and of outputs
    layers:List
      of tables of integers, in place of the widths: at each entry of a layer's matrix the number of
      the weight that stands there, or 0
    activations:List
      of exponents, or of polynomials in one variable: one for each hidden layer
    Biased => Boolean
      whether each layer has biases, its last column
    CoefficientRing => Ring
      QQ or $\mathbb{Z}/p$ for an odd prime $p$
  Outputs
    :Matrix
      of one row: the coefficients of the outputs, one output after the other, as polynomials in the
      weights, layer by layer and row by row
  Description
    Text
      Sums of two cubes of linear forms in two variables.
    Example
      networkMap({2, 2, 1}, {3})
      imageDegree networkMap({3, 2, 1}, {3})
      imageIdeal(networkMap({2, 2, 1}, {4}), 3)
    Text
      A layer that commutes with the exchange of its two inputs, with squares, and one invariant
      output: two weights in a layer, then one.
    Example
      phi = networkMap({{{1, 2}, {2, 1}}, {{3, 3}}}, {2})
      genericFibre phi
    Text
      With large widths the polynomials have too many terms: @TO networkDimension@ has none of them.
  SeeAlso
    networkDimension
    imageDegree
    imageIdeal
    genericFibre
    learningDegree
///

doc ///
  Key
    convolutionMap
    (convolutionMap, List, List)
    [convolutionMap, CoefficientRing]
  Headline
    the filter of a linear convolutional network as a function of its layers' filters
  Usage
    convolutionMap(sizes, strides)
  Inputs
    sizes:List
      $k_1, \dots, k_h$: the numbers of coefficients of the filters
    strides:List
      $s_1, \dots, s_h$; the last one has no influence
    CoefficientRing => Ring
      QQ or $\mathbb{Z}/p$ for an odd prime $p$
  Outputs
    :Matrix
      of one row: the coefficients of $\prod_l w_l(t^{s_1 \cdots s_{l-1}})$, from the highest power on
      and without those that are zero, as polynomials in the coefficients of all $w_l$
  Description
    Text
      A filter of three coefficients with stride two, and one of two: a cubic hypersurface.
    Example
      phi = convolutionMap({3, 2}, {2, 1})
      imageDegree phi
      kernel phi == 0
    Text
      The number of critical points of a generic quadratic loss.
    Example
      genericEDDegree phi
    Text
      With strides one each polynomial factors in six ways.
    Example
      imageDegree convolutionMap({2, 2, 2}, {1, 1, 1})
  References
    K. Kohn, G. Montufar, V. Shahverdi, M. Trager: Function space and critical points of linear
    convolutional networks, SIAM J. Appl. Algebra Geom. 8 (2024).
  SeeAlso
    imageDegree
    networkMap
    attentionMap
///

doc ///
  Key
    attentionMap
    (attentionMap, List, List, ZZ)
    [attentionMap, CoefficientRing]
  Headline
    the functions of a lightning attention by their coefficients
  Usage
    attentionMap(widths, ranks, tokens)
  Inputs
    widths:List
      $d_0, \dots, d_h$: the numbers of entries of a token before and after each layer
    ranks:List
      $a_1, \dots, a_h$: the numbers of rows of the keys and queries of each layer
    tokens:ZZ
      $t$, the number of columns of the input
    CoefficientRing => Ring
      QQ or $\mathbb{Z}/p$ for an odd prime $p$
  Outputs
    :Matrix
      of one row: the coefficients of the outputs for the first token, as polynomials in the entries
      of V, K and Q, layer by layer and row by row
  Description
    Text
      One layer with keys and queries of one entry: $V X X^t K^t Q X$.  Each function has two
      factorisations up to scalings.
    Example
      imageDegree attentionMap({2, 1}, {1}, 2)
    Text
      With more entries of keys and queries, a change of their basis gives infinitely many.
    Example
      imageDegree attentionMap({2, 1}, {2}, 2)
  SeeAlso
    attentionDimension
    imageDegree
///

doc ///
  Key
    equivariantComponents
    (equivariantComponents, List, ZZ)
    [equivariantComponents, CoefficientRing]
  Headline
    the components of the matrices of bounded rank that commute with permutations
  Usage
    equivariantComponents(group, r)
  Inputs
    group:List
      generators: for each layer, from the inputs to the outputs, the images of 0, 1, ...
    r:ZZ
      the largest rank
    CoefficientRing => InexactFieldFamily
      CC, or RR for the closures of the real matrices
  Outputs
    :List
      for each component its dimension, the rank of its generic matrix, which over RR may be less than
      r, its ED degree in a generic metric over CC, in the Frobenius metric over RR, and the rank of
      each irreducible part
  Description
    Text
      A matrix that commutes with the group is a matrix for each irreducible representation, and
      its rank is the sum of theirs, each as often as the degree of the representation says.  A
      component bounds each of them.  The representations are found modulo a prime, without
      characters.  Over RR a pair of conjugate ones is one, of twice the degree.
    Example
      cycle = {1, 2, 0};
      equivariantComponents({{cycle, cycle}}, 2)
      equivariantComponents({{cycle, cycle}}, 2, CoefficientRing => RR)
    Text
      The regular representation of the symmetric group of three letters.
    Example
      group = apply({{1, 2, 0, 4, 5, 3}, {3, 5, 4, 0, 2, 1}}, s -> {s, s});
      equivariantComponents(group, 3)
  References
    K. Kohn, A.-L. Sattelberger, V. Shahverdi: Geometry of linear neural networks: equivariance and
    invariance under permutation groups, SIAM J. Matrix Anal. Appl. 46 (2025).
  SeeAlso
    genericEDDegree
    eckartYoungDegree
///
