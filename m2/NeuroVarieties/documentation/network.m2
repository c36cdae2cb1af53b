-- network.m2: the dimension of networks, their learning degrees; the critical points of linear
-- ones, in their weights

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
  Inputs
    widths:List
      $d_0, \dots, d_h$: the numbers of inputs, of neurons in the hidden layers, and of outputs
    activations:List
      of exponents, or of polynomials in one variable: one for each hidden layer
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
      Two activations, and one that is no power; with biases a square.
    Example
      networkDimension({3, 4, 5, 2}, {3, 5})
      R = QQ[z];
      networkDimension({2, 3, 2, 1}, {z^2 + z, z^2 + z})
      networkDimension({2, 2, 1}, {2}, Biased => true)
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
///

doc ///
  Key
    learningDegree
    (learningDegree, List, List)
    [learningDegree, Biased]
    [learningDegree, Data]
    [learningDegree, CoefficientRing]
    Data
  Headline
    the number of critical functions, and weights, of the square loss of a network
  Usage
    (functions, parameters) = learningDegree(widths, exponents)
  Inputs
    widths:List
      $d_0, \dots, d_h$: the numbers of inputs, of neurons in the hidden layers, and of outputs
    exponents:List
      the powers that are the activations, one for each hidden layer
    Biased => Boolean
      whether each layer has biases
    Data => Thing
      null for a generic quadratic form on the coefficients of the outputs; "Generic" for that of
      many independent samples, the same for each output, with generic moments; "Gaussian" for
      independent standard Gaussian inputs; or a matrix that is the form
    CoefficientRing => Ring
      $\mathbb{Z}/p$ for an odd prime $p$ that divides no exponent
  Outputs
    :Sequence
      the number of complex critical functions for a generic target at which the derivative of the
      parametrisation has full rank, which is the ED degree of the neurovariety in this form; and
      the number of all critical weights up to scalings, or infinity
  Description
    Text
      For a generic form the first number is the generic ED degree of the neurovariety.  That of
      data is smaller, in general: as soon as there are two outputs the form of data is no generic
      one, but the same for each output.
    Example
      learningDegree({2, 2, 3}, {2})
      learningDegree({2, 2, 3}, {2}, Data => "Generic")
      learningDegree({2, 2, 1}, {4}, Data => "Gaussian")
    Text
      Weights are counted up to scalings of the neurons, not up to permutations, and without those
      of smaller networks: no neuron has outgoing weights zero, or a row of weights parallel to
      that of another one in its layer.  Beside the weights of the critical functions there may be
      spurious ones, where the derivative of the parametrisation drops rank.  The following network
      fills its space, so the only critical function is the target, with two orders of its neurons.
      The other 20 critical weights are spurious.
    Example
      learningDegree({2, 2, 2}, {2})
    Text
      Linear networks, too: $M_1$ in $2 \times 2$ matrices.
    Example
      learningDegree({2, 1, 2}, {1})
    Text
      {\bf Method.}  One random linear form of each hidden neuron's weights is 1, the derivatives are
      divided by the outgoing weights, and solutions are counted over a random datum modulo the
      prime.  Where functions have infinitely many weights beside scalings, the weights are cut by a
      random affine space, which takes longer: a minute for the widths 3,2,1 and squares.
  References
    J. Kileel, M. Trager, J. Bruna: On the expressive power of deep polynomial neural networks,
    NeurIPS 2019.

    J. Draisma, E. Horobet, G. Ottaviani, B. Sturmfels, R. Thomas: The Euclidean distance degree of
    an algebraic variety, Found. Comput. Math. 16 (2016) 99-149.
  SeeAlso
    networkDimension
    genericEDDegree
///

doc ///
  Key
    linearNetworkGradient
    (linearNetworkGradient, Sequence)
  Headline
    the gradient of the quadratic loss of a linear network
  Usage
    linearNetworkGradient(widths, X, Y, Lambda)
    linearNetworkGradient(R, widths, X, Y, Lambda)
  Inputs
    R:PolynomialRing
      with a variable for each weight; without it there are new variables $p_0, p_1, \dots$ over the
      field of X, which is QQ for integers
    widths:List
      $d_0, \dots, d_h$: the numbers of inputs, of neurons in the hidden layers, and of outputs
    X:Matrix
      the inputs, a column for each sample
    Y:Matrix
      the outputs, a column for each sample
    Lambda:List
      matrices of the sizes of $W_1, \dots, W_h$, the weights of the regularisation; or empty
  Outputs
    :Ideal
      generated by the partial derivatives, one for each weight
  Description
    Text
      The weights of the network are matrices $W_1, \dots, W_h$, the matrix $W_i$ of size
      $d_i \times d_{i-1}$.  The variables and the generators are ordered layer by layer, and in a
      layer by the rows of the matrix.  The loss is
      $$\frac12 |W_h \cdots W_1 X - Y|^2 + \frac12 \sum_{i,r,c} (\Lambda_i)_{rc} (W_i)_{rc}^2.$$
      Two inputs, one hidden neuron and two outputs, trained on two samples without regularisation:
    Example
      X = matrix{{1, 2}, {3, 4}};
      Y = matrix{{1, 3}, {2, 4}};
      R = QQ[a_1, a_2, b_1, b_2];
      I = linearNetworkGradient(R, {2, 1, 2}, X, Y, {});
      netList I_*
    Text
      The critical points of this loss come in families, for $(W_1, W_2)$ and $(t W_1, t^{-1} W_2)$
      express the same function.
    Example
      dim I
    Text
      A generic regularisation, a number of its own for each weight (generalised Tikhonov), leaves
      finitely many.
    Example
      J = linearNetworkGradient(R, {2, 1, 2}, X, Y, {matrix{{1, 2}}, matrix{{3}, {5}}});
      (dim J, degree J)
  SeeAlso
    criticalPointCount
    criticalComponents
///

doc ///
  Key
    criticalPointCount
    (criticalPointCount, Ideal, List)
    CriticalPointCount
    (net, CriticalPointCount)
  Headline
    count the critical points of a linear network, by their zero weights
  Usage
    criticalPointCount(I, widths)
  Inputs
    I:Ideal
      in the weights of a linear network, invariant when a hidden neuron changes the sign of all
      weights that enter and leave it, such as that of @TO linearNetworkGradient@; over QQ or ZZ/p
      for an odd prime p
    widths:List
      the widths of the network
  Outputs
    :CriticalPointCount
      a hash table with the keys "dimension" and "degree", and if the dimension is zero "points",
      "orbits", "reduced" and "patterns"
  Description
    Text
      Two inputs, two hidden neurons, two outputs and one sample, with a generic regularisation.
      Table 3.1 of Bharadwaj's thesis has 33 critical points here, and 16 of them without a zero
      among the weights.
    Example
      widths = {2, 2, 2};
      kk = ZZ/32003;
      X = matrix{{3_kk}, {5}};
      Y = matrix{{7}, {2}};
      Lambda = {matrix{{2, 3}, {5, 7}}, matrix{{11, 13}, {17, 19}}};
      C = criticalPointCount(linearNetworkGradient(widths, X, Y, Lambda), widths)
    Text
      "degree" is the dimension of the vector space $R/I$, the number of points with multiplicities.
      "points" is the number of distinct points over the algebraic closure, and "reduced" says if
      both agree, which is to say that $I$ is radical.  "orbits" is the number of points
      up to the sign changes of the hidden neurons.  "patterns" sorts the points by their zeros: a
      key has a 1 for each weight that is not zero, in the order of the variables.
    Example
      pack(4, {1, 1, 0, 0, 1, 0, 1, 0})
      C#"patterns"#{1, 1, 0, 0, 1, 0, 1, 0}
    Text
      Points can be multiple when the regularisation is not generic.
    Example
      I = linearNetworkGradient({1, 1, 1}, matrix{{1}}, matrix{{2}}, {matrix{{1}}, matrix{{4}}});
      criticalPointCount(I, {1, 1, 1})
    Text
      If the dimension is $-1$, there is no point.  If it is positive, "degree" is that of the
      ideal, and the points cannot be counted.
    Example
      I = linearNetworkGradient({1, 1, 1}, matrix{{1}}, matrix{{2}}, {});
      criticalPointCount(I, {1, 1, 1})
    Text
      {\bf Method.}  The dimension and the degree come from the leading terms of one Groebner basis.
      The points are counted in the part of $R/I$ that the sign changes fix, where the minimal
      polynomial of one random element has the orbits as its roots.  A wrong choice is
      noticed: the answer does not depend on it.  So the counts are proved for the field in which
      they are made.  Modulo a prime they are those of characteristic zero for all but
      finitely many primes.
  Caveat
    The prime must be larger than the dimension of the invariant part of $R/I$; much larger, if a
    random element is to separate all orbits.
  References
    A. Bharadwaj: Critical points of deep linear networks in $\mathbb{C}^N$, thesis, San Francisco
    State University.
  SeeAlso
    linearNetworkGradient
    criticalComponents
///

doc ///
  Key
    criticalComponents
    (criticalComponents, Ideal, List)
    (criticalComponents, PolynomialRing, Ideal, List)
    CriticalComponent
    (net, CriticalComponent)
  Headline
    the irreducible components of the critical points of a linear network
  Usage
    criticalComponents(I, widths)
    criticalComponents(T, I, widths)
  Inputs
    T:PolynomialRing
      with a variable for each entry of the product $W_h \cdots W_1$ by rows; without it there are
      new variables $q_0, q_1, \dots$
    I:Ideal
      in the weights of a linear network
    widths:List
      the widths of the network
  Outputs
    :List
      a {\tt CriticalComponent} for each minimal prime, ordered by dimension and degree: a hash table
      with the keys "ideal", "dimension", "degree", "image", "imageDimension", "imageDegree" and
      "rank"
  Description
    Text
      Each component of the critical points in the space of the weights has an image in the space of
      the matrices $W_h \cdots W_1$, which are the functions that the network expresses.  "image" is
      the ideal of the closure of this image, and "rank" the rank of a general matrix in it.
    Example
      X = matrix{{1, 2}, {3, 4}};
      Y = matrix{{1, 3}, {2, 4}};
      I = linearNetworkGradient({2, 1, 2}, X, Y, {});
      T = QQ[m_(1,1) .. m_(2,2)];
      C = criticalComponents(T, I, {2, 1, 2});
      C#1
      apply(C, c -> (c#"dimension", c#"degree", c#"rank"))
    Text
      The origin is critical, as it is for all networks with a hidden layer.  The other component is
      a curve, irreducible over QQ, but all its points express one of two matrices: the critical
      points on the variety of matrices of rank one, conjugate over $\mathbb{Q}(\sqrt{221})$.
    Example
      netList (C#1#"image")_*
      edDegree(determinantalVariety(2, 2, 1), Metric => id_(ZZ^2) ** (X * transpose X))
  Caveat
    Components are irreducible over the field of $I$; over a larger field they may split.
  SeeAlso
    linearNetworkGradient
    criticalPointCount
///
