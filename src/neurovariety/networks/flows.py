"""Gradient flows of polynomial maps, as values: the vector fields along which laws are constant."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from typing import Any, TypeAlias

from sympy import QQ
from sympy.polys.rings import PolyRing

from neurovariety.algebra.derivations import compose
from neurovariety.algebra.exact import is_float, to_rational
from neurovariety.algebra.matrices import constant_matrix
from neurovariety.algebra.polynomials import Polynomial, polynomial_ring, read_polynomials
from neurovariety.errors import SpecificationError
from neurovariety.networks.base import Network
from neurovariety.networks.linear import LinearNetwork
from neurovariety.networks.losses import GradientSystem, QuadraticLoss
from neurovariety.varieties.variety import Parametric

VectorField: TypeAlias = tuple[Polynomial, ...]
"""One polynomial for each variable: the velocity."""


@dataclass(frozen=True)
class GradientFlow:
    """The flow ``x' = -M grad L`` of a loss, or of every loss that a model can have.

    Parameters
    ----------
    model : network or Parametric
        A `LinearNetwork`, another network, or any polynomial map; its parameters are the variables.
    loss : QuadraticLoss or polynomial, optional
        Exact data, or a polynomial in the parameters, or in the outputs ``y1, y2, ...`` of the map.
        Without it the flow stands for those of all losses that are functions of the outputs.
    metric : sequence of polynomials, optional
        The diagonal of ``M``, an entry for each parameter, for a mirror flow: ``1 / psi''`` for a
        potential that is a sum of functions ``psi`` of single parameters. By default one.
    damping : exact number, optional
        For the heavy ball ``x'' + damping x' = -M grad L`` instead. The variables are then the
        parameters, their velocities ``v_...``, and ``growth``, which is ``exp(damping t)``.

    Raises
    ------
    SpecificationError
        If the model is none, the loss is not polynomial, or something does not fit the parameters.

    Examples
    --------
    >>> flow = GradientFlow(Parametric("a*b"), loss="(y1 - 1)^2/2")
    >>> flow.field
    (-a*b**2 + b, -a**2*b + a)
    >>> GradientFlow(LinearNetwork(1, 2, 1)).fields
    ((w2_11, w2_12, w1_11, w1_21),)
    """

    model: Network | Parametric
    loss: Any = None  # None, a QuadraticLoss, or a polynomial in the parameters once read
    metric: Any = None  # None, or a tuple of polynomials once read
    damping: Any = None  # None, or a Fraction once read

    def __post_init__(self) -> None:
        if not isinstance(self.model, Network | Parametric):
            raise SpecificationError(
                "expected a network such as LinearNetwork(2, 3, 2), or a polynomial map such as "
                f"Parametric('a*b'), got {self.model!r}"
            )
        if self.metric is not None:
            object.__setattr__(self, "metric", self._read_metric(self.metric))
        if self.damping is not None:
            object.__setattr__(self, "damping", _read_damping(self.damping))
        if self.loss is not None and not isinstance(self.loss, QuadraticLoss):
            object.__setattr__(self, "loss", self._read_loss(self.loss))
        if isinstance(self.loss, QuadraticLoss):
            _ = self.polynomial  # refuses data that do not fit

    def __str__(self) -> str:
        if self.loss is None:
            what = "every loss"
        elif isinstance(self.loss, QuadraticLoss):
            what = f"a quadratic loss with {self.loss.samples} samples"
        else:
            what = "a polynomial loss"
        mirror = "" if self.metric is None else " in a mirror metric"
        kind = "gradient flow" if self.damping is None else f"heavy ball (damping {self.damping})"
        model = "a polynomial map" if isinstance(self.model, Parametric) else f"the {self.model}"
        return f"{kind} of {what} of {model}{mirror}"

    @cached_property
    def image(self) -> Parametric:
        """The model's map from parameters to functions."""
        return self.model if isinstance(self.model, Parametric) else self.model.map

    @cached_property
    def parameters(self) -> PolyRing:
        """The polynomials in the model's parameters, over QQ."""
        ring: PolyRing = self.image.polynomials[0].ring
        return ring

    @cached_property
    def ring(self) -> PolyRing:
        """The polynomials in the flow's variables: with momentum also velocities and ``growth``."""
        if self.damping is None:
            return self.parameters
        names = [str(s) for s in self.parameters.symbols]
        prefix, growth = "v_", "growth"
        while any(f"{prefix}{name}" in names for name in names):
            prefix += "_"
        while growth in names:
            growth += "_"
        return polynomial_ring([*names, *(f"{prefix}{name}" for name in names), growth])

    @cached_property
    def components(self) -> tuple[Polynomial, ...]:
        """The components of the map that are not constant."""
        return tuple(f for f in self.image.polynomials if not f.is_ground)

    @property
    def notes(self) -> tuple[str, ...]:
        """What was left out, in words."""
        dropped = len(self.image.polynomials) - len(self.components)
        if not dropped:
            return ()
        return (f"{dropped} constant component{'s' * (dropped > 1)} of the map dropped",)

    @cached_property
    def diagonal(self) -> tuple[Polynomial, ...]:
        """The diagonal of the metric ``M``, an entry for each parameter."""
        given: VectorField = self.metric or (self.parameters.one,) * self.parameters.ngens
        return given

    @cached_property
    def polynomial(self) -> Polynomial:
        """The loss as a polynomial in the parameters.

        Raises
        ------
        SpecificationError
            If the flow is of every loss.
        """
        if self.loss is None:
            raise SpecificationError(
                "expected a flow with a loss, got one of every loss; pass loss=QuadraticLoss(X, Y) "
                "or a polynomial"
            )
        if not isinstance(self.loss, QuadraticLoss):
            return self.loss
        if isinstance(self.model, LinearNetwork):
            return GradientSystem(self.model, self.loss).polynomial
        return self._quadratic(self.loss)

    @cached_property
    def fields(self) -> tuple[VectorField, ...]:
        """The vector fields along which a law must be constant.

        For a given loss, its flow; for every loss, ``M grad`` of each component. With momentum, the
        flow; or the flow without forces and the force of each component.
        """
        if self.loss is not None:
            return (self.field,)
        gradients = [self._gradient(f) for f in self.components]
        if self.damping is None:
            return tuple(gradients)
        zero = tuple(f.ring.zero for f in gradients[0])
        return (self._second_order(zero), *(self._force(g) for g in gradients))

    @cached_property
    def field(self) -> VectorField:
        """The velocity of the flow of the given loss.

        Raises
        ------
        SpecificationError
            If the flow is of every loss.
        """
        descent = tuple(-g for g in self._gradient(self.polynomial))
        return descent if self.damping is None else self._second_order(descent)

    def _gradient(self, f: Polynomial) -> VectorField:
        if self.metric is None:
            return tuple(f.diff(i) for i in range(self.parameters.ngens))
        return tuple(m * f.diff(i) for i, m in enumerate(self.diagonal))

    def _second_order(self, force: VectorField) -> VectorField:
        n = self.parameters.ngens
        velocities, growth = self.ring.gens[n : 2 * n], self.ring.gens[-1]
        rate = QQ(self.damping.numerator, self.damping.denominator)
        pushed = (f.set_ring(self.ring) - rate * v for f, v in zip(force, velocities, strict=True))
        return (*velocities, *pushed, rate * growth)

    def _force(self, force: VectorField) -> VectorField:
        zero = self.ring.zero
        return (*(zero for _ in force), *(f.set_ring(self.ring) for f in force), zero)

    def _quadratic(self, loss: QuadraticLoss) -> Polynomial:
        if isinstance(self.model, Parametric):
            raise SpecificationError(
                "expected a network for a quadratic loss; for a polynomial map pass the loss as a "
                "polynomial in y1, y2, ..."
            )
        if not isinstance(loss.regularization, Fraction):
            raise SpecificationError(
                f"expected one regularization weight for the {self.model}, got matrices of them"
            )
        widths = getattr(self.model, "widths", None)
        if widths is not None and len(loss.X) != widths[0]:
            raise SpecificationError(f"expected X with {widths[0]} rows, got {len(loss.X)}")
        ring = self.parameters
        found, target = self.model.outputs(loss.X), constant_matrix(loss.Y, ring)
        if len(found) != len(target):
            raise SpecificationError(f"expected Y with {len(found)} rows, got {len(target)}")
        half = QQ(1, 2)
        total = sum(
            (
                (a - b) ** 2
                for row, wanted in zip(found, target, strict=True)
                for a, b in zip(row, wanted, strict=True)
            ),
            ring.zero,
        )
        rate = QQ(loss.regularization.numerator, loss.regularization.denominator)
        return half * (total + rate * sum((w**2 for w in ring.gens), ring.zero))

    def _read_loss(self, given: Any) -> Polynomial:
        ring, image = self.parameters, self.image.polynomials
        names = [str(s) for s in ring.symbols]
        outputs = [f"y{k}" for k in range(1, len(image) + 1)]
        outputs = [y for y in outputs if y not in names]
        if isinstance(given, list | tuple):
            raise SpecificationError(f"expected one polynomial as the loss, got {given!r}")
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

    def _read_metric(self, given: Any) -> tuple[Polynomial, ...]:
        ring = self.parameters
        entries = given if isinstance(given, str) else _listed(given)
        read = read_polynomials(entries, [str(s) for s in ring.symbols])
        if len(read) != ring.ngens:
            raise SpecificationError(
                f"expected a metric with {ring.ngens} diagonal entries, one for each parameter, "
                f"got {len(read)}"
            )
        if not all(read):
            raise SpecificationError("expected a metric without zeros on its diagonal")
        return tuple(f.set_ring(ring) for f in read)


def as_flow(given: Any) -> GradientFlow:
    """A flow; a network or a map stands for that of every loss."""
    return given if isinstance(given, GradientFlow) else GradientFlow(given)


def _read_damping(given: Any) -> Fraction:
    if is_float(given):
        raise SpecificationError(f"expected an exact damping such as '1/10', got {given}")
    value = to_rational(given)
    if value < 0:
        raise SpecificationError(f"expected a damping that is not negative, got {value}")
    return value


def _listed(given: Any) -> list[Any]:
    if not isinstance(given, Iterable):
        raise SpecificationError(f"expected the metric's diagonal as a sequence, got {given!r}")
    return list(given)
