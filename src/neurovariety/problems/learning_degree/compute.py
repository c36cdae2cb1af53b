"""Learning degrees that are known by theorems."""

from __future__ import annotations

from neurovariety.engines.base import Limits
from neurovariety.problems.base.computed import Computed
from neurovariety.problems.learning_degree.problem import LearningDegree
from neurovariety.varieties.localization import polar_degrees
from neurovariety.varieties.matrices import Determinantal
from neurovariety.varieties.pencils import polar_degrees_of_secants
from neurovariety.varieties.segre import segre_generic_ed_degree


def compute(problem: LearningDegree, limits: Limits) -> Computed:
    """Sums of polar degrees: of sums of two powers, of matrices, or of products of these."""
    if problem.secants:
        return Computed(_of_secants(*problem.secants))
    if problem.matrices:
        return Computed(_of_matrices(problem.matrices))
    return Computed(_of_attention(problem))


def _of_secants(n: int, r: int) -> dict[str, int]:
    """The sum of the polar degrees of the sums of two powers, each with two weights.

    Notes
    -----
    A general form determines its two powers, up to the order (Kruskal). The derivative at any other
    than those of smaller networks has full rank: the points are different, and forms of degree
    three and more that are singular at both are 2 n conditions less. So no weights are spurious.
    """
    functions = sum(polar_degrees_of_secants(n, r))
    return _counts(functions, 2 * functions, 2, 2 * n)


def _of_matrices(V: Determinantal) -> dict[str, int]:
    """The sum of the polar degrees of matrices of bounded rank r, each with one weight.

    Notes
    -----
    All hidden layers have the width r, so the matrices between the first and the last are
    invertible, and base changes make them identities. The two others have the rank r: their product
    determines them up to a base change, and the derivative has full rank there, the dimension of
    the matrices of rank r. So critical weights are critical matrices.
    """
    number = sum(polar_degrees(V))
    return _counts(number, number, 1, V.dimension)


def _of_attention(problem: LearningDegree) -> dict[str, int]:
    """Generic ED degrees of the tensor products of V and A, and of the functions.

    Notes
    -----
    The function of a matrix V of size e x d and a d x d matrix A of rank at most a is given by the
    products of the linear forms in the rows of V with those in the columns of A. It is a projection
    pi, without base points, of the Segre product of a projective space and these matrices A.

    *Where pi is injective.* If a kernel element ``(dV, dA)`` is no multiple of ``(V, -A)``, then
    ``dv_i alpha_c + v_i dalpha_c = 0`` for the rows v_i and the columns alpha_c; as linear forms
    are prime, V and A are ``s v^t`` and ``v t^t``, for one v, and the kernel has dimension d - 1.
    Two points of one image are ``(s v^t, w t^t)`` and ``(s w^t, v t^t)``, for the same reason.

    *The number of weights.* Let Z be the product of the space and of all ``(A, K, I)`` with K in
    the kernel of A, of dimension d - a, and its image in I, of dimension a: it is smooth, of some
    dimension N. The affine tangent spaces at matrices of rank a extend to it, as all maps that take
    K into I; so do those of the product, to a bundle E of rank N + 1. For a generic form Q and
    target u, critical weights are points of Z and (s:t) with ``Q(s pi + t u, pi(E)) = 0``.
    These are N + 1 generic conditions on Z x P^1, where pi is injective on E: their zeros are
    finitely many and simple (Kleiman, Bertini), and avoid smaller sets, that is s = 0, t = 0 and
    matrices of smaller rank. Where pi is not, d - 1 conditions are lost on a set of codimension
    ``(e - 1)(d - 1) + (a - 1)^2 + d - 1``: no zeros are there, but for e = a = 1 finitely many,
    which are spurious. So the number, with multiplicities, is that of zeros of a section of a
    bundle that does not depend on pi: the generic ED degree of the Segre product itself.

    *The number of functions.* Critical weights avoid the smaller set where two points have one
    image, so functions are as many; for e = a = 1 all images have two points and are a quadric of
    rank two times a vector: the Segre product of such quadrics and a space.
    """
    weights, functions, fibre = problem.products
    return _counts(
        segre_generic_ed_degree(*functions),
        segre_generic_ed_degree(*weights),
        fibre,
        functions[0].dimension + functions[1].dimension - 1,
    )


def _counts(functions: int, parameters: int, fibre: int, rank: int) -> dict[str, int]:
    return {
        "functions": functions,
        "functionsDimension": 0,
        "parameters": parameters,
        "parametersDimension": 0,
        "fibre": fibre,
        "rank": rank,
    }
