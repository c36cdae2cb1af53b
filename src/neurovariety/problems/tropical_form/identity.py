"""That a network computes a difference of two maxima: a network that is zero, region by region."""

from __future__ import annotations

from fractions import Fraction

from neurovariety.networks.piecewise.function import Form, PiecewiseLinear


def difference(
    function: PiecewiseLinear, g: tuple[Form, ...], h: tuple[Form, ...]
) -> PiecewiseLinear:
    """The network that computes max g - max h less the function, with two more units a layer.

    Those of the first layer are the two maxima, the last of that layer; all others hand them on.

    Examples
    --------
    >>> from neurovariety import TropicalRational
    >>> f = TropicalRational("0, 1; 0, -1")
    >>> difference(f.function, f.g, f.h).at([Fraction(7)])
    (Fraction(0, 1),)
    """
    first, *between, ((output,),) = function.layers
    one, zero = Fraction(1), Fraction(0)
    layers = [(*first, g, h)]
    for layer in between:
        units = [tuple((*f, zero, zero) for f in unit) for unit in layer]
        size = len(layers[-1]) - 2
        hand_on = [((*(zero,) * (size + 1), *pair),) for pair in ((one, zero), (zero, one))]
        layers.append((*units, *hand_on))
    last = (*(-v for v in output), one, -one)
    return PiecewiseLinear((*layers, ((last,),)))
