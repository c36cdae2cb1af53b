-- dimension.m2: dimensions and degrees of the functions of networks

doc ///
  Key
    networkDimension
    (networkDimension, List, List)
    [networkDimension, Biased]
    [networkDimension, CoefficientRing]
    Biased
  Headline
    the dimension of the functions of a polynomial network
  Usage
    networkDimension(widths, activations)
    networkDimension(layers, activations)
  Inputs
    widths:List
      $d_0, \dots, d_h$: the numbers of inputs, of neurons in the hidden layers, and of outputs
    layers:List
      of tables of integers, in place of the widths: at each entry of a layer's matrix the number of
      the weight that stands there, or 0
    activations:List
      of exponents, or of polynomials in one variable or their quotients: one for each hidden layer
    Biased => Boolean
      whether each layer has biases
    CoefficientRing => Ring
      in which the weights and the inputs are drawn: QQ or $\mathbb{Z}/p$ for an odd prime $p$ that
      divides no exponent
  Outputs
    :ZZ
      the rank of the derivative at random weights: a lower bound of the dimension, and equal to it
      but for bad luck
  Description
    Text
      The functions $W_h \sigma(W_{h-1} \cdots \sigma(W_1 x))$ are polynomials in the inputs.  The
      closure of the set of their coefficients is the neurovariety.  One expects as many dimensions
      as there are weights, less one for each hidden neuron if the activation is a power, or all.
      Sums of five fourth powers of linear forms in three variables miss one dimension of the 15
      (Alexander and Hirschowitz).
    Example
      networkDimension({3, 5, 1}, {4})
    Text
      Two activations, and one that is no power; with biases a square; filters that share weights.
    Example
      networkDimension({3, 4, 5, 2}, {3, 5})
      R = QQ[z];
      networkDimension({2, 3, 2, 1}, {z^2 + z, z^2 + z})
      networkDimension({2, 2, 1}, {2}, Biased => true)
      networkDimension({{{1, 2, 0}, {0, 1, 2}}, {{3, 4}}}, {2})
    Text
      {\bf Method.}  Nothing is expanded: the derivative is evaluated on random inputs, as many as
      raise its rank.  In the same way depth is no obstacle.
    Example
      networkDimension({2, 3, 4, 5, 4, 6, 4, 1}, toList(6 : 2))
  References
    J. Kileel, M. Trager, J. Bruna: On the expressive power of deep polynomial neural networks,
    NeurIPS 2019.
  SeeAlso
    linearNetworkVariety
    networkMap
    attentionDimension
///

doc ///
  Key
    attentionDimension
    (attentionDimension, List, List, ZZ)
    [attentionDimension, CoefficientRing]
  Headline
    the dimension of the functions of a lightning attention
  Usage
    attentionDimension(widths, ranks, tokens)
  Inputs
    widths:List
      $d_0, \dots, d_h$: the numbers of entries of a token before and after each layer
    ranks:List
      $a_1, \dots, a_h$: the numbers of rows of the keys and queries of each layer
    tokens:ZZ
      $t$, the number of columns of the input
    CoefficientRing => Ring
      in which the weights and the inputs are drawn: QQ or $\mathbb{Z}/p$ for an odd prime $p$
  Outputs
    :ZZ
      the rank of the derivative at random weights: a lower bound of the dimension, and equal to it
      but for bad luck
  Description
    Text
      A layer takes the tokens, the columns of a matrix X, to $V X X^t K^t Q X$, with a matrix V of
      size $d_i \times d_{i-1}$ and K, Q of size $a_i \times d_{i-1}$.  For two or more tokens one
      layer has $a (2 d_0 - a) + d_0 d_1 - 1$ dimensions, $a \le d_0$: the matrices $K^t Q$ of rank
      at most a, the matrices V, and a common scaling.
    Example
      attentionDimension({3, 1}, {2}, 2)
      2 * (2*3 - 2) + 3*1 - 1
    Text
      With one token less can be told, and a wider layer in the middle adds less than one expects.
    Example
      attentionDimension({3, 1}, {3}, 1)
      attentionDimension({2, 3, 2}, {2, 2}, 2)
  SeeAlso
    networkDimension
///

doc ///
  Key
    imageDegree
    (imageDegree, Matrix)
    [imageDegree, CoefficientRing]
  Headline
    the degree of the closure of an image, and of the map onto it
  Usage
    imageDegree phi
  Inputs
    phi:Matrix
      of one row, of polynomials over QQ or of fractions of such
    CoefficientRing => Ring
      $\mathbb{Z}/p$ for an odd prime $p$, in which random numbers are drawn
  Outputs
    :Sequence
      the degree of the closure of the image, and the number of points of a generic fibre, where
      parameters are one point that differ by scalings which fix the map: {\tt infinity} if there
      are infinitely many
  Description
    Text
      Sums of two cubes of linear forms in three variables, as a network with two hidden neurons has
      them: the neurons can be exchanged, and their weights be scaled.
    Example
      imageDegree networkMap({3, 2, 1}, {3})
    Text
      A circle that is covered twice.
    Example
      R = frac(QQ[t]);
      imageDegree matrix{{(1 - t^4)/(1 + t^4), 2*t^2/(1 + t^4)}}
    Text
      {\bf Method.}  One parameter of each scaling is set to one, and others get random values, until
      as many are left as the image has dimensions.  A random affine space of complementary
      dimension meets the closure in general points, and each of them has a full fibre.
  SeeAlso
    genericFibre
    networkDimension
    imageIdeal
    edDegree
///

doc ///
  Key
    genericFibre
    (genericFibre, Matrix)
    [genericFibre, CoefficientRing]
  Headline
    the dimension and the number of points of a generic fibre of a map
  Usage
    genericFibre phi
  Inputs
    phi:Matrix
      of one row, of polynomials over QQ or of fractions of such
    CoefficientRing => Ring
      $\mathbb{Z}/p$ for an odd prime $p$, in which random numbers are drawn
  Outputs
    :Sequence
      the dimension of the fibres, less that of the orbits of the scalings that fix the map; and the
      number of points of a generic fibre, where parameters are one point that differ by such
      scalings: {\tt infinity} if there are infinitely many
  Description
    Text
      Which weights of a network have the function of general weights?  Those of two neurons with
      cubes for activations differ by scalings and by the order of the neurons alone.  Of squares
      there are infinitely many.
    Example
      genericFibre networkMap({2, 2, 1}, {3})
      genericFibre networkMap({2, 2, 1}, {2})
    Text
      A polynomial of degree three is the product of a monic linear one and a quadratic one in three
      ways.
    Example
      R = QQ[a, b, c, d];
      genericFibre matrix{{a, a*d + b, b*d + c, c*d}}
  SeeAlso
    imageDegree
///

doc ///
  Key
    fibrePoints
    (fibrePoints, Matrix, List, List)
  Headline
    the parameters with one image, modulo base changes
  Usage
    fibrePoints(phi, values, blocks)
  Inputs
    phi:Matrix
      of one row, of polynomials over QQ
    values:List
      of rational numbers, one for each polynomial
    blocks:List
      of matrices of variables: a base change of each on the left leaves phi as it is, if other
      variables make up for it
  Outputs
    :Sequence
      the dimension of the fibre, -1 if it is empty; the number of orbits of base changes where no
      block has a smaller rank, and how many of these have real points: {\tt infinity} if there are
      infinitely many
  Description
    Text
      A polynomial as the product of two filters, the first one up to scaling: each has one of the
      roots, if they are different, and real filters real ones.
    Example
      R = QQ[a, b, c, d];
      filters = matrix{{a*c, a*d + b*c, b*d}};
      fibrePoints(filters, {1, 3, 2}, {matrix{{a, b}}})
      fibrePoints(filters, {1, 2, 1}, {matrix{{a, b}}})
      fibrePoints(filters, {1, 0, 1}, {matrix{{a, b}}})
    Text
      {\bf Method.}  Base changes bring blocks to reduced echelon forms, of which all cells are gone
      through; rank and signature of the form of traces are the numbers of points (Hermite).
      Nothing is random.
  SeeAlso
    genericFibre
///

doc ///
  Key
    imageIdeal
    (imageIdeal, Matrix, ZZ)
  Headline
    equations of an image up to a degree
  Usage
    imageIdeal(phi, d)
  Inputs
    phi:Matrix
      of one row, of polynomials over QQ or over $\mathbb{Z}/p$, or of fractions of such
    d:ZZ
      at least 1
  Outputs
    :Ideal
      with minimal generators of what the equations up to the degree $d$ generate
  Description
    Text
      Sums of two fourth powers of linear forms in two variables fill the zeros of one cubic.
    Example
      powers = networkMap({2, 2, 1}, {4});
      imageIdeal(powers, 3)
    Text
      A degree below the first equation is no mistake: there are none.
    Example
      imageIdeal(powers, 2)
    Text
      If the image is no cone, the equations are those of its projective closure, with 1 for the last
      coordinate; so they can have smaller degrees than others that generate the same ideal.
    Example
      R = QQ[t];
      imageIdeal(matrix{{t, t^2, t^3}}, 2)
    Text
      {\bf Method.}  Scalings of the parameters that multiply each coordinate by a character make the
      ideal homogeneous.  In each degree and character, the coefficients of the monomials in the
      parameters give linear equations, for monomials that are no leading terms of what smaller
      degrees generate.  To see whether the equations are all, compare the degree of their zeros with
      @TO imageDegree@.
  References
    J. Cummings, B. Hollering: Computing implicitizations of multi-graded polynomial maps,
    arXiv:2311.07678.
  SeeAlso
    imageDegree
    kernel
///

doc ///
  Key
    singularComponents
    (singularComponents, Thing)
  Headline
    the components of the singular points of a variety
  Usage
    singularComponents V
  Inputs
    V:Thing
      an ideal over QQ, a matrix of one row of polynomials or fractions, whose image is meant, or a
      variety of matrices of bounded rank
  Outputs
    :List
      prime ideals over QQ: of the points where a component is singular, or two of them meet
  Description
    Text
      Products of a quadratic polynomial and a polynomial in $t^2$ are singular where they are
      polynomials in $t^2$.
    Example
      R = QQ[a, b, c, d, e];
      filters = matrix{{a*d, b*d, c*d + a*e, b*e, c*e}};
      singularComponents filters
    Text
      {\bf Method.}  Of the equations of an image up to some degree that component on which it lies.
      Ranks of gradients by bordering minors (Kronecker), of one component of the rest after another.
  SeeAlso
    imageDegree
    minorsReport
///
