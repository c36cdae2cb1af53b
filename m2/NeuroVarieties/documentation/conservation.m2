-- conservation.m2: conservation laws and the trace of a Lie algebra

doc ///
  Key
    conservationLaws
    (conservationLaws, Matrix, ZZ)
  Headline
    the polynomials up to a degree that are constant along vector fields
  Usage
    conservationLaws(F, d)
  Inputs
    F:Matrix
      one row of polynomials for each vector field, one column for each variable, over QQ or a
      prime field
    d:ZZ
      the largest degree, at least 1
  Outputs
    :Matrix
      a row of polynomials without constant term, a basis of the linear space of those whose
      derivatives along all fields are zero
  Description
    Text
      A loss of a network is a function of the components of its parametrisation $\mu$.  So a
      polynomial is constant along the gradient flows of all losses if and only if its gradient is
      orthogonal to those of the components.  Here is the linear network with widths 2, 1, 2.
    Example
      R = QQ[a_1, a_2, b_1, b_2];
      mu = flatten(matrix{{b_1}, {b_2}} * matrix{{a_1, a_2}});
      F = transpose jacobian mu;
      conservationLaws(F, 2)
    Text
      This is the only law.  For there are 4 variables, and the fields span a space of dimension 3
      at a generic point.
    Example
      lieTrace F
    Text
      A mirror flow multiplies each derivative by a function.  With the parameters themselves as
      factors, the flow of the entropy, there is a linear law.
    Example
      conservationLaws(F * diagonalMatrix gens R, 1)
  SeeAlso
    lieTrace
    invariantIdeal
///

doc ///
  Key
    lieTrace
    (lieTrace, Matrix)
  Headline
    the dimension of the values of the Lie algebra that vector fields generate
  Usage
    lieTrace F
  Inputs
    F:Matrix
      one row of polynomials for each vector field, one column for each variable
  Outputs
    :ZZ
      the dimension at a random point, modulo 32003 for fields over QQ
  Description
    Text
      Each function that is constant along the fields is constant along their brackets, too.  So
      near a generic point, this dimension and the number of independent functions that are constant
      add up to the number of variables.  It can only be too small by accident: if it and the number
      of independent @TO2(conservationLaws, "laws")@ add up, then it is proved that there are no
      others.
    Text
      In the linear network with widths 2, 2, 2, the four fields span a space of dimension 4, and
      their brackets bring another.
    Example
      R = QQ[x_1..x_8];
      mu = flatten(genericMatrix(R, x_5, 2, 2) * genericMatrix(R, x_1, 2, 2));
      F = transpose jacobian mu;
      lieTrace F
      numcols conservationLaws(F, 2)
  SeeAlso
    conservationLaws
///
