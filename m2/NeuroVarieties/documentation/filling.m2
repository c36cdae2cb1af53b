-- filling.m2: exponents and widths with which networks have as many dimensions as they can have

doc ///
  Key
    activationThreshold
    (activationThreshold, List)
    [activationThreshold, CoefficientRing]
  Headline
    the exponents above which a network has the expected dimension
  Usage
    activationThreshold widths
  Inputs
    widths:List
      $d_0, \dots, d_h$, at least three, all but the last at least 2
    CoefficientRing => Ring
      in which the weights and the inputs are drawn: QQ or $\mathbb{Z}/p$ for a large prime $p$
  Outputs
    :ZZ
      the least $t$ such that for all $r > t$ the network with activation $z^r$ has as many
      dimensions as weights, less one for each hidden neuron
  Description
    Text
      Sums of three powers of linear forms in two variables: five coefficients of a quartic are too
      few for six parameters.
    Example
      activationThreshold {2, 3, 1}
      networkDimension({2, 3, 1}, {4})
      networkDimension({2, 3, 1}, {5})
    Text
      {\bf Method.}  For large exponents this is Kruskal's theorem for each two neighbouring layers;
      from its bound down the @TO2{networkDimension, "rank of the derivative"}@ is computed at random
      weights, so that the result may be too large by bad luck.
  References
    B. Finkel, J. I. Rodriguez, C. Wu, T. Yahl: Activation degree thresholds and expressiveness of
    polynomial neural networks, arXiv:2408.04569.

    K. Usevich, R. Borsoi, C. Derand, M. Clausel: Identifiability of deep polynomial neural networks,
    arXiv:2506.17093.
  SeeAlso
    networkDimension
    minimalFilling
///

doc ///
  Key
    minimalFilling
    (minimalFilling, ZZ, ZZ, ZZ, ZZ)
    [minimalFilling, CoefficientRing]
  Headline
    the fewest hidden neurons with which a network fills its space of functions
  Usage
    minimalFilling(inputs, outputs, exponent, depth)
  Inputs
    inputs:ZZ
    outputs:ZZ
    exponent:ZZ
      that of the activation $z^r$ of all hidden neurons
    depth:ZZ
      the number of layers, at least 2
    CoefficientRing => Ring
      in which the weights and the inputs are drawn: QQ or $\mathbb{Z}/p$ for a large prime $p$
  Outputs
    :List
      of the widths of the hidden layers, for all networks with the fewest hidden neurons whose
      functions are dense among all outputs that are forms of the degree $r^{h-1}$
  Description
    Text
      Forms of degree 4 in two variables.
    Example
      minimalFilling(2, 1, 2, 3)
      networkDimension({2, 2, 2, 1}, {2, 2})
    Text
      {\bf Method.}  All widths are tried, with one hidden neuron more after the other: a wider layer
      gives more functions, so the first that fill are the least.
  SeeAlso
    networkDimension
    activationThreshold
///
