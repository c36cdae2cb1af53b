"""Gradient flows of polynomial maps, as values: the vector fields along which laws are constant."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from itertools import pairwise
from typing import Any

from sympy import QQ
from sympy.polys.rings import PolyRing

from neurovariety.algebra.exact import format_rational, quotient
from neurovariety.algebra.matrices import constant_matrix
from neurovariety.algebra.polynomials import Polynomial
from neurovariety.algebra.shown import counted
from neurovariety.errors import SpecificationError, short
from neurovariety.networks.base import Network
from neurovariety.networks.common import check_size
from neurovariety.networks.flows.arguments import (
    check_mirror,
    read_damping,
    read_decay,
    read_loss,
    read_metric,
)
from neurovariety.networks.flows.fields import Flow, VectorField
from neurovariety.networks.flows.momentum import Motion, shown_damping
from neurovariety.networks.linear import LinearNetwork
from neurovariety.networks.losses import GradientSystem, QuadraticLoss
from neurovariety.varieties.variety import Parametric

CROSS_ENTROPY = "cross-entropy"
"""The name of the losses of a softmax."""


@dataclass(frozen=True)
class GradientFlow(Flow):
    """The flow ``x' = -M grad L`` of a loss, or of every loss that a model can have.

    Parameters
    ----------
    model : network or Parametric
        A `LinearNetwork`, another network, or any polynomial map; its parameters are the variables.
    loss : QuadraticLoss or polynomial, optional
        Exact data, or a polynomial in the parameters, or in the outputs ``y1, y2, ...`` of the map.
        Without it the flow stands for those of all losses that are functions of the outputs; with
        ``"cross-entropy"`` for those of all functions of their softmax, which only differences of
        outputs change.
    metric : sequence of polynomials, optional
        The diagonal of ``M``, an entry for each parameter, for a mirror flow: ``1 / psi''`` for a
        potential that is a sum of functions ``psi`` of single parameters. By default one.
    damping : exact number, optional
        For the heavy ball ``x'' + damping x' = -grad L`` instead; with a metric, for the mirror
        flow with momentum, ``(grad psi)(x + x'/damping)' = -grad L``, which is
        ``x'' + damping x' = -damping M(x + x'/damping) grad L``. The variables are then the
        parameters, their velocities ``v_...``, and, if there is damping, ``growth``, which is
        ``exp(damping t)``. Damping that fades is ``"3/t"``, with the variable ``t``; with a
        metric it is that of accelerated mirror descent, whose mirror point is x + t x'/(c - 1)
        for the damping c/t.
    decay : exact number, optional
        The weights also decay: half of their squared norm times this is added to the loss. Without
        momentum ``growth``, which is ``exp(decay t)``, is a variable, too.

    Raises
    ------
    SpecificationError
        If the model is none, the loss is not polynomial, something does not fit the parameters, or
        there is no damping for a metric with momentum.

    References
    ----------
    W. Krichene, A. Bayen, P. Bartlett: Accelerated Mirror Descent in Continuous and Discrete Time,
    NeurIPS 2015. S. Marcotte, R. Gribonval, G. Peyre: Keep the Momentum: Conservation Laws beyond
    Euclidean Gradient Flows, ICML 2024.

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
    damping: Any = None  # None, or a Fraction or OverTime once read
    decay: Any = None  # None, or a Fraction once read

    def __post_init__(self) -> None:
        if not isinstance(self.model, Network | Parametric):
            raise SpecificationError(
                "expected a network such as LinearNetwork(2, 3, 2), or a polynomial map such as "
                f"Parametric('a*b'), got {short(self.model)}"
            )
        if isinstance(self.model, Parametric) and not self.model.is_polynomial:
            raise SpecificationError(
                f"expected a polynomial map for a gradient flow, got {self.model}, which has a "
                "denominator"
            )
        if self.metric is not None:
            object.__setattr__(self, "metric", read_metric(self.metric, self.parameters))
        if self.damping is not None:
            object.__setattr__(self, "damping", read_damping(self.damping))
            if self.metric is not None:
                check_mirror(self.damping)
        if self.decay is not None:
            object.__setattr__(self, "decay", read_decay(self.decay))
        if not self.is_open and not isinstance(self.loss, QuadraticLoss):
            object.__setattr__(self, "loss", read_loss(self.loss, self.image))
        if isinstance(self.loss, QuadraticLoss):
            _ = self.polynomial  # refuses data that do not fit
        if self.loss is not None and self.is_open:
            _ = self.components  # refuses a single output

    def __str__(self) -> str:
        if self.is_open:
            what = "every cross-entropy" if self.loss else "every loss"
        elif isinstance(self.loss, QuadraticLoss):
            what = f"a quadratic loss with {counted(self.loss.samples, 'sample')}"
        else:
            what = "a polynomial loss"
        mirror = "" if self.metric is None else " in a mirror metric"
        kind = (
            "gradient flow"
            if self.damping is None
            else f"heavy ball (damping {shown_damping(self.damping)})"
        )
        model = "a polynomial map" if isinstance(self.model, Parametric) else f"the {self.model}"
        decay = "" if self.decay is None else f", weight decay {format_rational(self.decay)}"
        return f"{kind} of {what} of {model}{mirror}{decay}"

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
    def motion(self) -> Motion:
        """How the parameters move under forces."""
        return Motion(self.parameters, self.metric, self.damping, self.decay)

    @property
    def ring(self) -> PolyRing:
        """The polynomials in the flow's variables: those of `motion`."""
        return self.motion.ring

    @property
    def is_open(self) -> bool:
        """Whether it stands for the flows of many losses."""
        return self.loss is None or (isinstance(self.loss, str) and self.loss == CROSS_ENTROPY)

    @cached_property
    def components(self) -> tuple[Polynomial, ...]:
        """The components of the map that are not constant; or the differences of outputs."""
        return tuple(f for f in self._all_components if not f.is_ground)

    @cached_property
    def _all_components(self) -> tuple[Polynomial, ...]:
        if not isinstance(self.loss, str):
            return tuple(self.image.polynomials)
        if isinstance(self.model, Parametric):
            outputs = tuple((f,) for f in self.image.polynomials)
        else:
            outputs = self.model.coefficients_by_output
        if len(outputs) < 2:
            raise SpecificationError("expected a network with several outputs for a cross-entropy")
        return tuple(f - g for one, two in pairwise(outputs) for f, g in zip(one, two, strict=True))

    @property
    def notes(self) -> tuple[str, ...]:
        """What was left out, in words."""
        dropped = len(self._all_components) - len(self.components)
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
        if self.is_open:
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

        For a given loss, its flow; for every loss, ``M grad`` of each component. With momentum or
        decay, the flow; or the flow without forces and the force of each component.
        """
        if not self.is_open:
            return (self.field,)
        motion = self.motion
        forces = tuple(motion.by(motion.gradient(f)) for f in self.components)
        if self.damping is None and self.decay is None:
            return forces
        return (motion.along((self.ring.zero,) * self.parameters.ngens), *forces)

    @cached_property
    def field(self) -> VectorField:
        """The velocity of the flow of the given loss.

        Raises
        ------
        SpecificationError
            If the flow is of every loss.
        """
        motion = self.motion
        return motion.along(tuple(-g for g in motion.gradient(self.polynomial)))

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
        ring = self.parameters
        found, target = self.model.outputs(loss.X), constant_matrix(loss.Y, ring)
        if len(found) != len(target):
            raise SpecificationError(
                f"expected Y with {counted(len(found), 'row')}, got {len(target)}"
            )
        check_size(sum(len(f) ** 2 for row in found for f in row), ring.ngens)
        half = QQ(1, 2)
        total = sum(
            (
                (a - b) ** 2
                for row, wanted in zip(found, target, strict=True)
                for a, b in zip(row, wanted, strict=True)
            ),
            ring.zero,
        )
        rate = quotient(loss.regularization)
        return half * (total + rate * sum((w**2 for w in ring.gens), ring.zero))


def as_flow(given: Any) -> Flow:
    """A flow; a network or a map stands for that of every loss."""
    return given if isinstance(given, Flow) else GradientFlow(given)
