"""That two networks compute the same: a network that is zero, region by region."""

from __future__ import annotations

from fractions import Fraction

from neurovariety.networks.piecewise.function import Form, PiecewiseLinear

Hidden = tuple[tuple[tuple[Form, ...], ...], ...]


def difference(first: PiecewiseLinear, second: PiecewiseLinear) -> PiecewiseLinear:
    """The network that computes the output of the second less that of the first.

    In each layer the units of the second stand behind those of the first; the last units of the
    one with fewer layers are handed on.

    Examples
    --------
    >>> from neurovariety import ReLUNetwork, TropicalRational
    >>> f = TropicalRational("0, 1; 0, -1")
    >>> zero = difference(ReLUNetwork(weights="1; -1 | 1, 1").function, f.function)
    >>> zero.at([Fraction(7)]), len(zero.hidden)
    ((Fraction(0, 1),), 4)
    """
    depth = max(len(first.layers), len(second.layers)) - 1
    layers: list[tuple[tuple[Form, ...], ...]] = []
    a = b = first.inputs
    for one, other in zip(_hidden(first, depth), _hidden(second, depth), strict=True):
        if not layers:
            layers.append((*one, *other))
        else:
            layers.append(
                (
                    *(tuple((*f, *_zeros(b)) for f in unit) for unit in one),
                    *(tuple((f[0], *_zeros(a), *f[1:]) for f in unit) for unit in other),
                )
            )
        a, b = len(one), len(other)
    ((f,),), ((g,),) = first.layers[-1], second.layers[-1]
    last = (g[0] - f[0], *(-v for v in f[1:]), *g[1:])
    return PiecewiseLinear((*layers, ((last,),)))


def _hidden(function: PiecewiseLinear, depth: int) -> Hidden:
    layers = function.layers[:-1]
    size = len(layers[-1])
    identity = tuple((tuple(Fraction(j == i + 1) for j in range(size + 1)),) for i in range(size))
    return (*layers, *(identity,) * (depth - len(layers)))


def _zeros(count: int) -> Form:
    return (Fraction(0),) * count
