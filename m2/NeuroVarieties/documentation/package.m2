-- package.m2: what a neurovariety is, what is counted on it, and how far to trust the count

doc ///
  Key
    NeuroVarieties
  Headline
    algebraic geometry of neural networks
  Description
    Text
      A neural network with a fixed architecture and polynomial activations maps its parameters to
      polynomial functions.  The Zariski closure of the set of functions that it can express is an
      algebraic variety, its neurovariety.  A linear network with widths $d_0, \dots, d_h$ expresses
      the matrices $W_h \cdots W_1$, which are the $d_h \times d_0$ matrices of rank at most
      $r = \min(d_0, \dots, d_h)$: its neurovariety is a determinantal variety.
    Example
      V = linearNetworkVariety {3, 1, 3}
      dim V
    Text
      To train a network with a squared error is to find the point of the neurovariety next to a
      datum $u$ in a metric $W$: the squared distance is $(x-u) W (x-u)^t$.  How hard this is depends
      on the number of its complex critical points on the variety over a generic datum, the Euclidean
      distance degree (ED degree).
      A circle has the ED degree 2 and an ellipse 4.
    Example
      R = QQ[x, y];
      edDegree ideal(x^2 + y^2 - 1)
      edDegree ideal(x^2 + 4*y^2 - 1)
    Text
      The ED degree for a generic metric, the generic ED degree, is at least as large.  An ellipse is
      a circle in another metric, and a general one.
    Example
      genericEDDegree ideal(x^2 + y^2 - 1)
      edDegree(ideal(x^2 + y^2 - 1), Metric => diagonalMatrix{1, 4})
    Text
      For matrices of rank at most $r$ in the Frobenius norm, the theorem of Eckart and Young gives
      the critical points and their number; this covers the quadratic loss of a linear network on
      training data of full rank (see @TO Metric@).  In a generic metric there are more critical
      points, and local minima that are not global may be among them.  For the network above there
      are 39 instead of 3.
    Example
      eckartYoungDegree V
      edDegree V
      genericEDDegree V
    Text
      The generic ED degree of a cone is the sum of its
      @TO2{polarClassDegrees, "polar degrees"}@, the bidegrees of the
      @TO2{conormalIdeal, "conormal variety"}@.
    Example
      polarClassDegrees V
      sum oo
    Text
      In the space of the weights, the critical points of a regularised loss are finitely many
      again, and more: see @TO criticalPointCount@.
    Text
      {\bf How sure is an answer?}  It depends on the strategy.
    Text
      @UL{
        {"By a theorem: ", TO eckartYoungDegree, ", ", TO rankOneGenericEDDegree, ", ", TO segreGenericEDDegree, "."},
        {TT "Strategy => \"Localization\"", ": exact, an integer computed by Bott's residue formula; ",
         "for varieties of matrices, where it is the default."},
        {TT "Strategy => \"Conormal\"", ": for matrices, exact over the field in which it runs; ",
         "modulo a prime the answer is that of characteristic zero for all but finitely many ",
         "primes, which nobody has listed.  For other cones random numbers decide what is assumed."},
        {TT "Strategy => \"Critical\"", ": counts the critical points over a random datum, modulo ",
         "a prime.  Probabilistic: right with a probability close to one for large primes.  For ",
         "all varieties; the default for ideals and parametrisations."},
        {TT "Strategy => \"Slices\"", ": counts the points of a hypersurface and its gradients on ",
         "random linear spaces, modulo a prime.  Probabilistic."},
        {TT "Strategy => \"Saturation\"", ": as ", TT "\"Critical\"", ", by the ideal with which ",
         "the ED degree was first defined.  Slow, and a check of the others."}
      }@
    Text
      {\bf What is assumed of equations?}  Nothing that is not decided: at a random linear space of
      complementary dimension, modulo a prime, whether they are reduced along the components of the
      largest dimension; and whether these are all, if there are as many equations as the codimension
      or a Cohen-Macaulay ring, or else by minors of their Jacobian.  Where they are not reduced,
      multiple factors are taken away or the radical is taken.  Degrees count the components of the
      largest dimension; an ideal without zeros has none, and discriminants and bottlenecks of it are
      empty.
    Text
      {\bf What is assumed of the prime?}  That the variety, the metric and the data modulo it are as
      over QQ.  @TO edDegree@, @TO genericEDDegree@ and @TO polarClassDegrees@ refuse one that divides
      a coefficient, an exponent or the difference of two weights.  Other functions do not look:
      of equations with such numbers count modulo another prime, @TT "CoefficientRing"@, too.
    Text
      Two strategies that agree, or one with two primes and seeds, are strong evidence.
  References
    J. Draisma, E. Horobet, G. Ottaviani, B. Sturmfels, R. Thomas: The Euclidean distance degree of
    an algebraic variety, Foundations of Computational Mathematics 16 (2016), 99-149.

    M. Trager, K. Kohn, J. Bruna: Pure and spurious critical points: a geometric study of linear
    networks, arXiv:1910.01671.

    X. Zhang: Chern classes and characteristic cycles of determinantal varieties, arXiv:1605.05380.
  Subnodes
    :Varieties
    DeterminantalVariety
    SymmetricDeterminantalVariety
    determinantalVariety
    symmetricDeterminantalVariety
    linearNetworkVariety
    :Euclidean distance degrees
    edDegree
    Metric
    genericEDDegree
    eckartYoungDegree
    rankOneGenericEDDegree
    segreGenericEDDegree
    :Ideals
    minorsReport
    compareIdeals
    conormalIdeal
    polarClassDegrees
    edCriticalIdeal
    edCorrespondence
    correspondenceEquations
    :Data where critical points meet, pairs of points
    edDiscriminantDegree
    edDiscriminant
    eckartYoungDiscriminant
    bottleneckCount
    voronoiDegree
    spectralLocus
    voronoiBoundary
    :Functions of networks
    networkDimension
    attentionDimension
    networkMap
    convolutionMap
    attentionMap
    equivariantComponents
    imageDegree
    genericFibre
    singularComponents
    fibrePoints
    imageIdeal
    learningDegree
    activationThreshold
    minimalFilling
    :Piecewise linear networks
    ClassificationFan
    MistakeLevels
    jacobianRankCensus
    maxPoolingFaces
    :Critical points in the weights of a linear network
    linearNetworkGradient
    criticalPointCount
    criticalComponents
    approximateCriticalPoints
    :Vector fields and gradient flows
    conservationLaws
    lieTrace
    invariantIdeal
    isInvariantIdeal
    trajectoryIdeal
    darbouxPolynomials
    :Answers for other programs
    writeAnswer
///
