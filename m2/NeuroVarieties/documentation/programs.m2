-- programs.m2: paths of linear programmes, and policies of decision processes

doc ///
  Key
    centralCurve
    (centralCurve, Matrix, List, List)
  Headline
    the central curve of a linear programme
  Usage
    centralCurve(A, b, c)
  Inputs
    A:Matrix
      of rational numbers
    b:List
      the right-hand sides
    c:List
      the rewards
  Outputs
    :Ideal
      of the closure of all $x$ with $A x = b$ whose reciprocals are in the span of the rows of $A$
      and $c$, with a variable for each column of $A$
  Description
    Text
      Interior point methods maximise $c x + s \sum \log x_j$ on the polytope of all $x \ge 0$ with
      $A x = b$.  The points where this is the largest lie on the central curve of De Loera,
      Sturmfels and Vinzant.  For general data with $n$ columns and $d$ rows its degree is
      $\binom{n-1}{d}$.
    Example
      I = centralCurve(matrix{{1, 1, 1, 1}}, {1}, {0, 1, 2, 5})
      (dim I, degree I)
  SeeAlso
    entropicPath
///

doc ///
  Key
    entropicPath
    (entropicPath, Matrix, List, List, List)
  Headline
    the entropic path of a linear programme
  Usage
    entropicPath(A, b, c, q)
  Inputs
    A:Matrix
      of rational numbers
    b:List
      the right-hand sides
    c:List
      the rewards
    q:List
      a start, of positive rational numbers
  Outputs
    :Ideal
      of the points of a toric variety with $A x = b$, with a variable for each column of $A$
  Description
    Text
      The Fisher-Rao gradient flow of a linear programme is at time $t$ where
      $\log(x / q) - t c$ is in the span of the rows of $A$.  The $x$ with $\log(x / q)$ in the span
      of the rows of $A$ and $c$ are a toric variety, as their entries are rational numbers (Pavlov,
      Sturmfels and Telen).
    Example
      entropicPath(matrix{{1, 1, 1}}, {1}, {2, 1, 0}, {1, 1, 1})
  SeeAlso
    centralCurve
///

doc ///
  Key
    criticalPolicies
    (criticalPolicies, Sequence, List)
  Headline
    critical points of the reward on memoryless stochastic policies
  Usage
    criticalPolicies(process, face)
  Inputs
    process:Sequence
      the transition probabilities, for each state and action a list over the states; the rewards,
      for each state a list over the actions; the discount; the distribution of the first state; and
      for each state the number of its observation, from 0 on
    face:List
      for each observation the list of the actions that are taken, more than one for some
  Outputs
    :Ideal
      in the probabilities of the actions of the face, but the last of each observation
  Description
    Text
      A policy chooses an action with probabilities that depend on the observation alone.  The
      discounted reward is a quotient of polynomials in them.  Its poles are left out, and where an
      observation has the weight zero.  In general $n$ states that are seen as one, with two
      actions, have $2 n - 2$ complex critical points.
    Text
      An agent gets a reward for each move to the other side, and does not see on which it is: it
      goes right three times in four.
    Example
      moves = {{{0, 1}, {1, 0}}, {{0, 1}, {1, 0}}};
      criticalPolicies((moves, {{1, 0}, {0, 1}}, 1/2, {1, 0}, {0, 0}), {{0, 1}})
///
