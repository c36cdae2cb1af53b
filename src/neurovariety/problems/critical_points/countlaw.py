"""How many critical points a network with one hidden layer has for one generic sample: a theorem.

The loss is half of ``|W_2 W_1 x - y|^2`` plus half of the sum of all ``lambda_ij a_ij^2`` and
``mu_ki b_ki^2``, where ``a_i`` are the d rows of W_1 and ``b_i`` the columns of W_2, of length p.
Let ``r = W_2 W_1 x - y``, ``s_i = a_i x``, ``kappa_i = sum_j x_j^2 / lambda_ij``, no
weight of regularization zero. The gradient vanishes if and only if for all i, j, k ::

    a_ij = -(b_i r) x_j / lambda_ij,     b_ki = -r_k s_i / mu_ki.                              (1)

If ``s_i = 0`` then ``b_i = 0`` and ``a_i = 0``: the neuron is not *active*. Let S be the set of
the active ones, k its size, and ``t_i = s_i^2``. The first half of (1) times x, with the second
half in it, and the definition of r give p + k equations in r and t that, with ``t_i != 0``, say
the same as (1), where each solution stands for 2^k choices of the signs of the ``s_i``::

    r_l (1 + sum_(i in S) t_i / mu_li) = -y_l,     kappa_i sum_l r_l^2 / mu_li = 1.            (2)

These are the critical equations, t being the multipliers, of the squared distance from -y to the
intersection of k quadrics with common axes. For generic data (2) has C(p, k) 2^k solutions:

- *Not more.* The equations have bidegrees (1, 1), p times, and (2, 0), k times, in (r, t). The
  bihomogeneous Bezout number is the coefficient of ``A^p B^k`` in ``(A + B)^p (2 A)^k``, which is
  C(p, k) 2^k. So this bounds the isolated solutions for any data. For generic y all are isolated
  and simple: (2) defines y as a polynomial map on the smooth variety of all (r, t) with the k
  quadratic equations, of dimension p, and a generic fibre of a map of equal dimensions is finite
  and reduced. Solutions on a hypersurface of that variety, such as ``t_i = 0``, ``r_l = 0``, or
  one more quadric, do not occur for generic y: its image is not dense.
- *Not fewer.* At y = 0 choose a set K of k outputs. Put ``r_l = 0`` outside K; then t solves the
  linear equations ``sum_i t_i / mu_li = -1`` for l in K, and the ``r_l^2`` for l in K solve the
  other ones: 2^k choices of signs for each K. The Jacobian is invertible there for generic mu and
  kappa. So each of these C(p, k) 2^k solutions goes on for small y, hence for generic y.

With the 2^k signs and the C(d, k) sets this proves, for generic complex data, hence for data
outside a set of measure zero among the real ones, and among those with positive regularization ::

    N_C = sum_k C(d, k) C(p, k) 4^k,     N_C* = C(p, d) 4^d,

since by (1) all weights are nonzero if and only if all neurons are active, as no ``x_j`` and
``r_l`` is zero. Every point is simple. For other data with nonzero regularization N_C is an upper
bound on the isolated points.

*Real points.* With positive lambda and mu, (2) says that t, all positive, is a critical point of
``F_S(t) = sum_l y_l^2 / (1 + sum_i t_i / mu_li) + sum_i t_i / kappa_i``, a convex function. So,
if they are finitely many, each S has at most one; and none for k > p, where F_S is affine along
some line through any point. N_R is the sum of 2^|S| over the sets S that have one, the empty set
among them, so it is odd and at most ``sum_k C(d, k) 2^k``, k = 0, ..., min(d, p), for whatever x
and y. This is proved to be attained in two cases:

- d <= p: let neuron i act mostly on output i, ``1 / mu_ii = 1`` and the other ``1 / mu_li``
  small. The equations nearly decouple into ``y_i^2 kappa_i = (1 + t_i)^2``, solvable
  if ``y_i^2 kappa_i > 1``.
- p <= 2 or d = p + 1: let y be large, so that F_S is nearly ``f(M t) + w t`` with
  ``f(z) = sum_l y_l^2 / z_l``, M the p x d matrix of ``1 / mu_li`` and ``w_i = 1 / kappa_i``.
  As f is homogeneous, F_S has a critical point with t > 0 if and only if f has its minimum on the
  simplex of the points ``q_i = M e_i / w_i``, i in S, in the interior of that simplex. For p = 1
  there are only single points. For p = 2 take points with equal f: f is strictly convex, so on
  each segment the minimum is inside. For d = p + 1 take, near one point and in the metric of the
  second derivative of f, the vertices of a small regular simplex of dimension p - 1, on which f
  is equal, and a point near its centre, where f is slightly larger than at the true minimum: the
  minimum is inside each face, by symmetry.

For p >= 3 and d >= p + 2 only the upper bound is proved here.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import comb
from typing import ClassVar

from neurovariety.algebra.exact import check_integer
from neurovariety.algebra.reading.calls import checked
from neurovariety.algebra.shown import Shown
from neurovariety.errors import SpecificationError, short
from neurovariety.networks.linear import LinearNetwork


@dataclass(frozen=True)
class CriticalCountLaw(Shown):
    """The numbers of critical points for one hidden layer and one generic sample.

    Parameters
    ----------
    network : LinearNetwork
        Of widths d_x, d, d_y.
    complex : int
        N_C: the critical points over the complex numbers.
    torus : int
        N_C*: those without a zero weight.
    real_maximum : int
        N_R is odd and at most this for positive regularization.
    real_attained : bool
        Whether it is proved that some data attain that.
    """

    network: LinearNetwork
    complex: int
    torus: int
    real_maximum: int
    real_attained: bool
    hypotheses: ClassVar[tuple[str, ...]] = (
        "one hidden layer (H = 1)",
        "one sample (m = 1)",
        "for N_C and N_C*: generic data and regularization, of any sign but not zero",
        "for N_R: positive regularization, and finitely many real critical points",
    )
    theorem: ClassVar[str] = (
        "N_C = sum_k C(d, k) C(p, k) 4^k, N_C* = C(p, d) 4^d, and N_R is odd and at most "
        "sum_k C(d, k) 2^k with k <= min(d, p), where d neurons are hidden and p = d_y: a set of k "
        "active neurons has C(p, k) 2^k critical points up to signs, by the bihomogeneous Bezout "
        "number and a degeneration, and at most one real one, by convexity. The proof is in the "
        "documentation of neurovariety.countlaw."
    )

    def __str__(self) -> str:
        return (
            f"{self.network}, one generic sample: N_C = {self.complex}, N_C* = {self.torus}, "
            f"N_R <= {self.real_maximum}{' (attained)' if self.real_attained else ''}"
        )


@checked
def critical_count_law(network: LinearNetwork, samples: int = 1) -> CriticalCountLaw:
    """How many critical points a regularised loss has, for one hidden layer and one sample.

    Parameters
    ----------
    network : LinearNetwork
        With exactly one hidden layer.
    samples : int
        It must be 1: for more, no such law is known.

    Returns
    -------
    CriticalCountLaw

    Raises
    ------
    SpecificationError
        If a hypothesis fails; the message names it.

    Examples
    --------
    >>> law = critical_count_law(LinearNetwork(2, 2, 2))
    >>> law.complex, law.torus, law.real_maximum
    (33, 16, 9)
    """
    if not isinstance(network, LinearNetwork):
        raise SpecificationError(f"expected a LinearNetwork, got {short(network)}")
    check_integer("samples", samples, 1)
    hidden = len(network.widths) - 2
    if hidden != 1:
        raise SpecificationError(
            f"the law is for one hidden layer (H = 1), but the {network} has {hidden}"
        )
    if samples != 1:
        raise SpecificationError(f"the law is for one sample (m = 1), got {samples}")
    _, d, p = network.widths
    sizes = range(min(d, p) + 1)
    return CriticalCountLaw(
        network,
        sum(comb(d, k) * comb(p, k) * 4**k for k in sizes),
        comb(p, d) * 4**d,
        sum(comb(d, k) * 2**k for k in sizes),
        p <= 2 or d <= p + 1,
    )
