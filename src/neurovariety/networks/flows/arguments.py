"""What a gradient flow is given beside its model: a loss, a metric, damping, decay."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from sympy.polys.rings import PolyRing

from neurovariety.algebra.derivations import compose
from neurovariety.algebra.exact import format_rational, is_float, items_of, to_rational
from neurovariety.algebra.polynomials import Polynomial, read_polynomials
from neurovariety.algebra.shown import counted
from neurovariety.errors import SpecificationError, short
from neurovariety.networks.flows.momentum import Damping, OverTime
from neurovariety.varieties.variety import Parametric


def read_loss(given: Any, model: Parametric) -> Polynomial:
    """A loss as a polynomial in the parameters of a map, given in them or in its outputs.

    Examples
    --------
    >>> read_loss("(y1 - 1)^2", Parametric("a*b"))
    a**2*b**2 - 2*a*b + 1
    """
    image = model.polynomials
    ring = image[0].ring
    names = [str(s) for s in ring.symbols]
    outputs = [f"y{k}" for k in range(1, len(image) + 1)]
    outputs = [y for y in outputs if y not in names]
    if isinstance(given, list | tuple):
        raise SpecificationError(f"expected one polynomial as the loss, got {short(given)}")
    try:
        read = read_polynomials(given, [*names, *outputs])
    except SpecificationError as cause:
        raise SpecificationError(
            "expected a loss that is a QuadraticLoss, or a polynomial in the parameters or in "
            f"the outputs {', '.join(outputs[:3])}{', ...' * (len(outputs) > 3)}: {cause}"
        ) from cause
    if len(read) != 1:
        raise SpecificationError(f"expected one polynomial as the loss, got {len(read)}")
    values = [*ring.gens, *(image[int(y[1:]) - 1] for y in outputs)]
    loss = compose(read[0], values, ring)
    if loss.is_ground:
        raise SpecificationError("expected a loss that is not constant")
    return loss


def read_metric(given: Any, ring: PolyRing) -> tuple[Polynomial, ...]:
    """The diagonal of a metric, a polynomial in the parameters for each of them.

    Examples
    --------
    >>> from neurovariety.algebra.polynomials import polynomial_ring
    >>> read_metric("a, b", polynomial_ring(["a", "b"]))
    (a, b)
    """
    entries = given if isinstance(given, str) else items_of("diagonal entries of the metric", given)
    read = read_polynomials(entries, [str(s) for s in ring.symbols])
    if len(read) != ring.ngens:
        raise SpecificationError(
            "expected a metric with "
            f"{counted(ring.ngens, 'diagonal entry', 'diagonal entries')}, one for each parameter, "
            f"got {len(read)}"
        )
    if not all(read):
        raise SpecificationError("expected a metric without zeros on its diagonal")
    return tuple(f.set_ring(ring) for f in read)


def read_damping(given: Any) -> Damping:
    """An exact number that is not negative, or one over the time.

    Examples
    --------
    >>> read_damping("1/10"), read_damping("3/t")
    (Fraction(1, 10), OverTime(rate=Fraction(3, 1)))
    """
    if isinstance(given, OverTime):
        given = f"{given}"
    fading = isinstance(given, str) and given.strip().endswith("/t")
    value = _rate("damping", given.strip()[:-2] if fading else given)
    if value < 0 or (fading and not value):
        raise SpecificationError(
            f"expected a damping that is not negative, got {format_rational(value)}"
        )
    return OverTime(value) if fading else value


def read_decay(given: Any) -> Fraction:
    """An exact number that is positive.

    Examples
    --------
    >>> read_decay("1/100")
    Fraction(1, 100)
    """
    value = _rate("weight decay", given)
    if value <= 0:
        raise SpecificationError(
            f"expected a weight decay that is positive, got {format_rational(value)}"
        )
    return value


def check_mirror(damping: Damping) -> None:
    """Refuse a damping with which there is no mirror point."""
    if isinstance(damping, OverTime):
        if damping.rate <= 1:
            raise SpecificationError(
                "expected a damping c/t with c > 1 for momentum in a mirror metric, whose mirror "
                f"point is x + t x'/(c - 1), got {damping}"
            )
    elif not damping:
        raise SpecificationError(
            "expected a positive damping for momentum in a mirror metric, whose mirror "
            "point is x + x'/damping, got 0"
        )


def _rate(name: str, given: Any) -> Fraction:
    if is_float(given):
        raise SpecificationError(f"expected an exact {name} such as '1/10', got {given}")
    return to_rational(given)
