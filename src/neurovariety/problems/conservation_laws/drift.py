"""What a finite step of gradient descent does to a function that the flow keeps constant."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations_with_replacement
from math import factorial
from typing import Any

from sympy import Expr, Mul, Symbol
from sympy.polys.rings import PolyRing

from neurovariety.algebra.derivations import compose
from neurovariety.algebra.polynomials import Polynomial, polynomial_ring
from neurovariety.algebra.shown import Shown
from neurovariety.errors import SpecificationError
from neurovariety.networks.flows.gradient import GradientFlow


@dataclass(frozen=True)
class Drift(Shown):
    """``h(x - eta M grad L) - h(x)`` as a polynomial in the size ``eta`` of the step.

    Parameters
    ----------
    coefficients : tuple of PolyElement
        Those of ``1, eta, eta^2, ...``, in the parameters; for every loss also in ``l1, l2, ...``,
        the derivatives of the loss by the outputs ``y1, y2, ...``, which may be any numbers.
    formula : sympy.Expr
        The leading coefficient in terms of the gradient, whose entries are ``g_...``.

    Examples
    --------
    >>> from neurovariety.varieties.variety import Parametric
    >>> flow = GradientFlow(Parametric("a*b"), loss="(y1 - 1)^2/2")
    >>> a, b = flow.ring.gens
    >>> step = drift(a**2 - b**2, flow)
    >>> step.order, step.formula
    (2, g_a**2 - g_b**2)
    >>> step.leading
    -a**4*b**2 + a**2*b**4 + 2*a**3*b - 2*a*b**3 - a**2 + b**2
    """

    coefficients: tuple[Polynomial, ...]
    formula: Expr

    @property
    def order(self) -> int | None:
        """The smallest power of ``eta`` with a coefficient; None if nothing drifts."""
        return next((k for k, c in enumerate(self.coefficients) if c), None)

    @property
    def leading(self) -> Polynomial:
        """The coefficient of that power, or zero."""
        return self.coefficients[self.order or 0]

    @property
    def polynomial(self) -> Polynomial:
        """The whole drift, in one more variable ``eta``."""
        ring = self.coefficients[0].ring
        names = [str(s) for s in ring.symbols]
        larger = polynomial_ring([*names, fresh("eta", names)])
        eta = larger.gens[-1]
        terms = (c.set_ring(larger) * eta**k for k, c in enumerate(self.coefficients))
        return sum(terms, larger.zero)

    def __str__(self) -> str:
        if self.order is None:
            return "no drift"
        return f"({self.formula}) eta^{self.order} + higher powers of eta"


def drift(law: Polynomial, flow: GradientFlow) -> Drift:
    """What one step of gradient descent, in the flow's metric, adds to a polynomial.

    Parameters
    ----------
    law : PolyElement
        In the flow's parameters.
    flow : GradientFlow
        With a loss, or of every loss; without momentum.

    Raises
    ------
    SpecificationError
        If the flow has momentum, or its variables are others.
    """
    if not isinstance(flow, GradientFlow) or (flow.damping, flow.decay) != (None, None):
        raise SpecificationError(
            "expected a gradient flow without momentum and decay for the drift of one step"
        )
    if law.ring != flow.ring:
        raise SpecificationError(
            f"expected a law in {', '.join(map(str, flow.ring.symbols))}, got one in "
            f"{', '.join(map(str, law.ring.symbols))}"
        )
    ring, velocity = _velocity(flow)
    names = [str(s) for s in ring.symbols]
    larger = polynomial_ring([*names, fresh("eta", names)])
    eta = larger.gens[-1]
    moved = [x + eta * v.set_ring(larger) for x, v in zip(larger.gens, velocity, strict=False)]
    change = compose(law, moved, larger) - law.set_ring(larger)
    powers: dict[int, dict[Any, Any]] = {}
    for monomial, c in change.terms():
        powers.setdefault(monomial[-1], {})[monomial[:-1]] = c
    count = max(powers, default=0) + 1
    coefficients = tuple(ring.from_dict(powers.get(k, {})) for k in range(count))
    order = min(powers, default=0)
    return Drift(coefficients, _formula(law, flow, order))


def _velocity(flow: GradientFlow) -> tuple[PolyRing, Sequence[Polynomial]]:
    """Minus the gradient, with unknown derivatives of the loss where it is any loss."""
    if not flow.is_open:
        return flow.ring, flow.field
    names = [str(s) for s in flow.ring.symbols]
    letter = "l"
    while any(name.startswith(letter) for name in names):
        letter += "_"
    unknown = [f"{letter}{k}" for k in range(1, len(flow.components) + 1)]
    ring = polynomial_ring([*names, *unknown])
    rates = ring.gens[len(names) :]
    velocity = [
        -sum((r * f.set_ring(ring) for r, f in zip(rates, column, strict=True)), ring.zero)
        for column in zip(*flow.fields, strict=True)
    ]
    return ring, velocity


def _formula(law: Polynomial, flow: GradientFlow, order: int) -> Expr:
    """``(-1)^k`` times the k-th Taylor term of the law, at the gradient."""
    n = law.ring.ngens
    names = [str(s) for s in law.ring.symbols]
    prefix = "g_"
    while any(name.startswith(prefix) for name in names):
        prefix += "_"
    total: Expr = Mul(0)
    if order == 0:
        return total
    for chosen in combinations_with_replacement(range(n), order):
        part, repeats = law, 1
        for i in chosen:
            part = part.diff(i)
            if not part:
                break
        else:
            for i in set(chosen):
                repeats *= factorial(chosen.count(i))
            steps = [flow.diagonal[i].as_expr() * Symbol(f"{prefix}{names[i]}") for i in chosen]
            total += part.as_expr() * Mul(*steps) * (-1) ** order / repeats
    return total


def fresh(name: str, taken: Sequence[str]) -> str:
    """The name, with underscores until nobody has it."""
    while name in taken:
        name += "_"
    return name
