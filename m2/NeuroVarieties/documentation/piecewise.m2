-- piecewise.m2: piecewise linear networks: classification fans, mistakes, ranks, max-pooling

doc ///
  Key
    ClassificationFan
    classificationFan
    (classificationFan, List, List, List, List)
    (net, ClassificationFan)
  Headline
    the maximal cones of a classification fan, proved by certificates
  Usage
    classificationFan(points, terms, witnesses, refutations)
  Inputs
    points:List
      of lists of integers: a point $p$ as a positive multiple of $(1, p)$
    terms:List
      $\{n, m\}$: the functions are $\max_{i \le n} f_i - \max_{j \le m} g_j$ with affine $f_i$, $g_j$
    witnesses:List
      for each cone, up to the names of the $n + m$ functions, such functions in its interior: lists
      of integers, the constant first
    refutations:List
      of lists of {\tt \{q, a, b, y\}}: at point number q the function a is larger than b.  These
      inequalities, y > 0 times each, add up to zero, so that no functions satisfy them all (Gordan)
  Outputs
    :ClassificationFan
      with the number of its {\tt "cones"}, and of those with 1, 2, ... different labels up to their
      names as {\tt "parts"}
  Description
    Text
      A cone consists of the functions for which the largest of all $n + m$ at each point is a given
      one.  The four corners of a square, and pairs of affine functions: $f_1 \ne g_1$ cuts off all
      sets of corners but the two diagonals.  All witnesses and refutations are checked in integers;
      that the refutations leave no other cone, too.
    Example
      square = {{1, 0, 0}, {1, 1, 0}, {1, 0, 1}, {1, 1, 1}};
      low = {0, 0, 0};
      witnesses = {{low}, {{3, -2, -2}, low}, {{1, 2, -2}, low}, {{1, 0, -2}, low},
          {{1, -2, 2}, low}, {{1, -2, 0}, low}, {{1, -2, -2}, low}};
      refutations = {{{0, 0, 1, 1}, {1, 1, 0, 1}, {2, 1, 0, 1}, {3, 0, 1, 1}}};
      F = classificationFan(square, {1, 1}, witnesses, refutations)
      F#"parts"
    Text
      Such certificates for many points are written by the Python package neurovariety.
  SeeAlso
    mistakeLevels
    jacobianRankCensus
///

doc ///
  Key
    MistakeLevels
    mistakeLevels
    (mistakeLevels, ClassificationFan, List)
    (mistakeLevels, ClassificationFan, List, List)
    (net, MistakeLevels)
  Headline
    cones of a classification fan by the number of mistakes, their components, and local minima
  Usage
    mistakeLevels(F, positive)
    mistakeLevels(F, positive, ties)
  Inputs
    F:ClassificationFan
    positive:List
      of Booleans: whether each point should be positive, that is, one of the $f_i$ be the largest
    ties:List
      of {\tt \{p, labels, functions, refutation, m\}}, where the segment between two witnesses does not
      show whether their cones have a facet in common: functions with a tie at point number p, or
      inequalities that add up to zero with m times the tie
  Outputs
    :MistakeLevels
      for 0, 1, 2, ... mistakes how many {\tt "cones"} there are, {\tt "components"} that they form
      through facets, and components of the cones with at most so many, {\tt "sublevels"}; and the
      {\tt "localMinima"}, each with its number of cones and the first of their covectors
  Description
    Text
      Linear functions cannot tell the diagonals of a square apart: they make a mistake at least, and
      no cone with one has a neighbour with less.
    Example
      square = {{1, 0, 0}, {1, 1, 0}, {1, 0, 1}, {1, 1, 1}};
      low = {0, 0, 0};
      F = classificationFan(square, {1, 1},
          {{low}, {{3, -2, -2}, low}, {{1, 2, -2}, low}, {{1, 0, -2}, low},
           {{1, -2, 2}, low}, {{1, -2, 0}, low}, {{1, -2, -2}, low}},
          {{{0, 0, 1, 1}, {1, 1, 0, 1}, {2, 1, 0, 1}, {3, 0, 1, 1}}});
      mistakeLevels(F, {true, false, false, true})
  SeeAlso
    classificationFan
///

doc ///
  Key
    jacobianRankCensus
    (jacobianRankCensus, ZZ, ZZ)
    (jacobianRankCensus, ClassificationFan, ZZ)
  Headline
    activation regions of a ReLU network by the rank of its Jacobian
  Usage
    jacobianRankCensus(samples, hidden)
    jacobianRankCensus(F, hidden)
  Inputs
    samples:ZZ
      a number of different samples with one entry
    F:ClassificationFan
      of any samples, with two terms
    hidden:ZZ
      the number of hidden neurons, with biases
  Outputs
    :List
      how many regions in the space of the hidden weights have the rank 0, 1, 2, ...
  Description
    Text
      Of $(2 n)^d$ regions for $n$ samples on a line and $d$ neurons most have full rank as soon as
      there are enough neurons, whatever the samples are.
    Example
      jacobianRankCensus(4, 2)
      sum oo == 8^2
      last jacobianRankCensus(10, 12) / 20.^12
  SeeAlso
    classificationFan
///

doc ///
  Key
    maxPoolingFaces
    (maxPoolingFaces, List)
    maxPoolingVertices
    (maxPoolingVertices, List)
  Headline
    faces and vertices of the polytope of a max-pooling layer
  Usage
    maxPoolingFaces windows
    maxPoolingVertices windows
  Inputs
    windows:List
      of lists of cells, which are integers
  Outputs
    :List
      how many faces of the dimensions 0, 1, 2, ... the sum of the windows' simplices has; or the number
      of its vertices, which is that of the linear regions of the layer
  Description
    Example
      maxPoolingFaces {{0, 1, 2}, {1, 2, 3}}
      row = n -> apply(n, i -> {i, i+1, i+2})
      apply(toList(1 .. 6), n -> maxPoolingVertices row n)
    Text
      {\bf Method.}  Window after window, by what is known of the cells of windows to come.
  References
    L. Escobar, P. Gallardo, J. Gonzalez-Anaya, J. L. Gonzalez, G. Montufar, A. H. Morales:
    Enumeration of max-pooling responses with generalized permutohedra, arXiv:2209.14978.
///
