-- answer.m2: the framed answer of a script

doc ///
  Key
    writeAnswer
    (writeAnswer, String, List)
  Headline
    write an answer that a program can read
  Usage
    writeAnswer(kind, fields)
  Inputs
    kind:String
      what the problem was
    fields:List
      of pairs $(name, value)$ with a name without spaces, and a value that is an integer, a string,
      a truth value, a list of integers, an ideal, or a matrix of polynomials
  Consequences
    Item
      The answer is written to the file that the environment variable NEUROVARIETY_ANSWER names, or,
      without it, to the standard output.
  Description
    Text
      Scripts that the Python package neurovariety writes end with a call of this function.  The
      first line says which format follows, the last one how many lines lie in between, so that a
      truncated answer is noticed.
    Example
      V = determinantalVariety(2, 2, 1);
      delta = polarClassDegrees V;
      writeAnswer("generic-ed-degree", {("value", sum delta), ("polarDegrees", delta)})
    Text
      A polynomial is given by its terms, one line each: the exponents, a bar, the coefficient.  So
      it does not depend on the names of the variables.
    Example
      R = QQ[x, y];
      writeAnswer("curve", {("equation", ideal(x^2 - 2/3*y))})
  SeeAlso
    genericEDDegree
///
