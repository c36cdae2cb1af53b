r"""All critical points of quadratic networks on Gaussian data, with proof.

The network ``x -> sum_k v_k (w_k x)^2`` gives the quadratic forms with matrices
``S = sum_k v_k w_k w_k^t``: all symmetric ones of rank at most r, the smaller of the numbers of
inputs and of neurons. For standard normal inputs ``E (x^t A x)^2 = 2 tr A^2 + (tr A)^2``
(Isserlis), so that the loss against ``x^t U x`` is ``l(S) = 2 tr (S - U)^2 + (tr (S - U))^2``.

*The points.* Let ``G = 4 (S - U) + 2 tr(S - U)`` be the gradient. The derivatives by w_k vanish if
and only if ``v_k G w_k = 0``; then ``G S = 0``, and those by v_k, which are ``w_k^t G w_k``, can
be made vanish by ``w_k = 0`` where ``v_k = 0``. With ``c = -tr(S - U) / 2`` that says
``(S - U - c) S = 0``. As S is symmetric it commutes with U, and in a common basis of eigenvectors
``s_i (s_i - u_i - c) = 0``. So ``s_i = u_i + c`` for i in a set J of e elements, and 0 else; the
trace gives ``(e + 2) c = sum of the other u_j``. Every J with at most r elements is possible, and
gives a new matrix unless some ``s_i`` is 0, which leaves J without i.

*The loss* is ``2 (e + 2) c^2 + 2 sum of the other u_j^2``.

*The Hessian* at weights with e neurons that are not zero. Along the matrices of rank e it is
positive on the e (e + 1) / 2 directions inside J; and along ``p_i p_j^t + p_j p_i^t``, i in J and
j not, it is ``8 (u_i - u_j) / s_i``, for the curve has the second derivative ``2 p_j p_j^t / s_i``
and ``G p_j = -4 (u_j + c) p_j``. The fibre of weights, and neurons that are zero, give zeros.

So a point of rank r is a local minimum, up to families and symmetries, if and only if the kept
positive s_i have larger u_i than all that are dropped, and the negative ones smaller; such minima
need not be global. One of smaller rank is a saddle, unless ``S = U``: a neuron more, ``v w w^t``
with small weights, changes the loss by ``v w^t G w``, of either sign.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from fractions import Fraction
from itertools import product

from sympy import Poly

from neurovariety.algebra.deadline import check_time
from neurovariety.algebra.exact import fraction
from neurovariety.certify.balls import Interval
from neurovariety.errors import TooLarge
from neurovariety.problems.pure_spurious.result import CriticalForm

Eigenvalues = tuple[tuple[Interval, int], ...]

_BITS, _MOST_BITS = 64, 2048


def critical_forms(f: Poly, r: int, k: int) -> tuple[Eigenvalues, tuple[CriticalForm, ...]]:
    """The eigenvalues of the teacher, and all critical forms by their losses.

    Parameters
    ----------
    f : Poly
        The characteristic polynomial of U, whose roots are real.
    r, k : int
        The bound of the rank, and the number of neurons.

    Raises
    ------
    TooLarge
        If it stays open whether a number is zero, or which loss is the smallest.

    Examples
    --------
    >>> from sympy.abc import t
    >>> _, forms = critical_forms(Poly((t - 3) * (t + 1), t, domain="QQ"), 1, 1)
    >>> [(S.kept, str(S.shift[0]), str(S.loss[0]), S.index) for S in forms]
    [((1, 0), '-1/3', '8/3', 0), ((0, 0), '1', '24', 0)]
    """
    bits = _BITS
    while bits <= _MOST_BITS:
        check_time()
        eigenvalues: Eigenvalues = tuple(sorted(_roots(f, bits), reverse=True))
        try:
            forms = sorted(_forms(eigenvalues, r, k), key=lambda S: S.loss)
            return eigenvalues, tuple(_with_minima(forms))
        except ArithmeticError:  # an interval is too wide
            bits *= 4
    raise TooLarge("a number of this teacher may be zero, or two losses may be equal")


def _roots(f: Poly, bits: int) -> Iterator[tuple[Interval, int]]:
    """The real roots with their multiplicities; rational ones are exact."""
    for g, m in f.factor_list()[1]:
        if g.degree() == 1:
            root = -fraction(g.TC()) / fraction(g.LC())
            yield (root, root), m
        else:
            for (a, b), _ in g.intervals(eps=Fraction(1, 2**bits)):
                yield (fraction(a), fraction(b)), m


def _forms(eigenvalues: Eigenvalues, r: int, k: int) -> Iterator[CriticalForm]:
    n = sum(m for _, m in eigenvalues)
    for kept in product(*(range(m + 1) for _, m in eigenvalues)):
        e = sum(kept)
        if e > r:
            continue
        dropped = [m - a for a, (_, m) in zip(kept, eigenvalues, strict=True)]
        pairs = [pair for pair, _ in eigenvalues]
        total = _sum([(d * low, d * high) for d, (low, high) in zip(dropped, pairs, strict=True)])
        shift = (total[0] / (e + 2), total[1] / (e + 2))
        values = [_sum([pair, shift]) for pair in pairs]
        signs = [_sign(v) if a else 0 for v, a in zip(values, kept, strict=True)]
        if any(a and not s for a, s in zip(kept, signs, strict=True)):
            continue  # it is that of a smaller set
        crossed = [
            (a * d, s * (j - i))
            for i, (a, s) in enumerate(zip(kept, signs, strict=True))
            for j, d in enumerate(dropped)
        ]
        negative = sum(count for count, sign in crossed if sign < 0)
        family = sum(count for count, sign in crossed if not sign)
        positive = e * (e + 1) // 2 + e * (n - e) - negative - family
        squares = [_times(d, _square(p)) for d, p in zip(dropped, pairs, strict=True)]
        loss = _sum([_times(2 * (e + 2), _square(shift)), _times(2, _sum(squares))])
        # then the gradient vanishes
        is_teacher = all(not d or _is_zero(p) for d, p in zip(dropped, pairs, strict=True))
        yield CriticalForm(
            rank=e,
            kept=kept,
            loss=loss,
            family=family,
            is_pure=e == r or (r == n and is_teacher),
            is_global=False,
            inertia=(positive, negative, k * (n + 1) - positive - negative),
            components=None,
            path_components=None,
            values=tuple(v for v, a in zip(values, kept, strict=True) if a),
            shift=shift,
            is_local=is_teacher or (e == r and not negative),
        )


def _with_minima(forms: Sequence[CriticalForm]) -> Iterator[CriticalForm]:
    """Those with the smallest loss, if it is known which these are."""
    least = forms[0].loss
    for S in forms:
        meets = S.loss[0] <= least[1]
        if meets and not least[0] == least[1] == S.loss[0] == S.loss[1] and S is not forms[0]:
            raise ArithmeticError
        yield replace(S, is_global=meets)


def _sign(side: Interval) -> int:
    low, high = side
    if low > 0 or high < 0:
        return 1 if low > 0 else -1
    if low < high:
        raise ArithmeticError
    return 0


def _is_zero(side: Interval) -> bool:
    return not _sign(side)


def _sum(sides: Sequence[Interval]) -> Interval:
    zero = Fraction(0)
    return sum((low for low, _ in sides), zero), sum((high for _, high in sides), zero)


def _times(factor: int, side: Interval) -> Interval:
    return factor * side[0], factor * side[1]


def _square(side: Interval) -> Interval:
    ends = sorted((side[0] ** 2, side[1] ** 2))
    return (Fraction(0), ends[1]) if side[0] < 0 < side[1] else (ends[0], ends[1])
