-- equality.m2: whether two ideals are the same

doc ///
  Key
    compareIdeals
    (compareIdeals, Ideal, Ideal)
    IdealComparison
    (net, IdealComparison)
  Headline
    what two ideals do not share, and whether generators are a Groebner basis
  Usage
    compareIdeals(I, J)
  Inputs
    I:Ideal
    J:Ideal
      of the same polynomial ring, over QQ or a prime field
  Outputs
    :IdealComparison
      a hash table with strings as keys, described below
  Description
    Text
      @UL{
        {TT "\"missing\"", ": the normal forms of the generators of $I$ modulo $J$ that are not zero"},
        {TT "\"extra\"", ": the normal forms of the generators of $J$ modulo $I$ that are not zero"},
        {TT "\"groebner\"", ": whether the generators of $J$ are a Groebner basis of $J$"}
      }@
    Text
      Both matrices are empty exactly if the ideals are equal.
    Example
      R = QQ[x, y, z, MonomialOrder => Lex];
      I = ideal(x^2 - y, x*y - z);
      J = ideal gens gb I;
      report = compareIdeals(I, J)
    Text
      Without one element of the Groebner basis the ideal is smaller, or the same with too few
      generators for a Groebner basis.
    Example
      apply(numgens J, i -> (
          report = compareIdeals(I, ideal drop(J_*, {i, i}));
          (report#"missing", report#"groebner")))
  SeeAlso
    minorsReport
///
