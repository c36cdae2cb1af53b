"""The critical points of a linear network's quadratic loss: pure and spurious."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from typing import Any, ClassVar

from sympy.polys.rings import PolyRing

from neurovariety.algebra.exact import quotient
from neurovariety.algebra.linear import characteristic_polynomial, least_squares, product, rank
from neurovariety.algebra.polynomials import Polynomial, RationalMatrix, polynomial_ring
from neurovariety.errors import SpecificationError, short
from neurovariety.networks.linear import LinearNetwork
from neurovariety.networks.losses import QuadraticLoss
from neurovariety.problems.base.arguments import check_method
from neurovariety.problems.base.certainty import Certainty
from neurovariety.problems.base.grounds import Grounds
from neurovariety.problems.base.methods import DEFINITION, Method, Place
from neurovariety.problems.base.problem import Problem
from neurovariety.problems.pure_spurious.bures import BuresWasserstein
from neurovariety.problems.pure_spurious.gaussian import GaussianTeacher
from neurovariety.problems.pure_spurious.result import PureSpuriousResult


@dataclass(frozen=True)
class PureSpurious(Problem[PureSpuriousResult]):
    """All critical points of ``L = l o mu``, by the functions that they give.

    Here mu multiplies the weights of a linear network and l is half of ``|M X - Y|^2``. A critical
    point is pure if its function is critical for l on the smooth points of the neurovariety, and
    spurious if only the parametrisation makes it critical.

    Parameters
    ----------
    network : LinearNetwork, or MonomialNetwork for a teacher
        Any number of layers and any widths; of a quadratic network two layers and one output.
    loss : QuadraticLoss, BuresWasserstein or GaussianTeacher
        A quadratic one without regularization, which is no function of the product, and X of rank
        d_0; or one of the covariance, for which critical covariances are found; or the mean error
        of a quadratic network to a quadratic form on Gaussian inputs.
    method : str
        ``spectrum`` (the theorem of Eckart and Young), ``definition`` (the images of the critical
        weights by elimination over QQ, and which of these are critical on smooth points by minors;
        in this process, for distinct eigenvalues; without the weights over a function; for
        quadratic losses), or ``auto``: the first.

    Raises
    ------
    SpecificationError
        If the loss does not fit the widths, is regularized, or X has a smaller rank than d_0: then
        l does not see all of M, and no critical function is isolated.

    Notes
    -----
    In the coordinates of the data l is the squared distance to ``Y X^t (X X^t)^-1``, and by Eckart
    and Young the critical functions of rank e keep e of its singular directions. Their squares are
    the eigenvalues of ``Y X^t (X X^t)^-1 X Y^t``: its characteristic polynomial, which is all that
    is asked of an engine, says which there are. The weights over each are those of
    `neurovariety.problems.pure_spurious.strata`.

    The critical points of a Bures-Wasserstein loss are proved in
    `neurovariety.problems.pure_spurious.covariances`, those of quadratic networks on Gaussian data
    in `neurovariety.problems.pure_spurious.forms`.

    References
    ----------
    Trager, Kohn, Bruna: Pure and Spurious Critical Points: a Geometric Study of Linear Networks,
    arXiv:1910.01671; Baldi, Hornik: Neural networks and principal component analysis, Neural
    Networks 2, 1989; Brechet, Papagiannouli, An, Montufar: Critical Points and Convergence Analysis
    of Generative Deep Linear Networks Trained with Bures-Wasserstein Loss, arXiv:2303.03027.

    Examples
    --------
    >>> loss = QuadraticLoss([[1, 0], [0, 1]], [[2, 0], [0, 1]])
    >>> PureSpurious(LinearNetwork(2, 1, 2), loss).characteristic_polynomial
    t**2 - 5*t + 4
    >>> from neurovariety import BuresWasserstein, solve
    >>> best = solve(PureSpurious(LinearNetwork(1, 2), BuresWasserstein("3, 0; 0, 1", "1/4"))).value
    >>> [(S.rank, str(S.loss[0]), S.index) for S in best.functions]
    [(1, '-1/12', 0), (1, '7/4', 1), (0, '2', 2)]
    """

    network: Any
    loss: Any
    method: str = "auto"
    kind: ClassVar[str] = "pure-spurious"
    known_methods: ClassVar[tuple[Method, ...]] = (
        Method("spectrum", Certainty.EXACT, Place.EITHER),
        Method(DEFINITION, Certainty.EXACT, Place.PROCESS),
    )
    references: ClassVar[tuple[str, ...]] = (
        "M. Trager, K. Kohn, J. Bruna: Pure and Spurious Critical Points: a Geometric Study of\n"
        "Linear Networks, arXiv:1910.01671",
        "P. Baldi, K. Hornik: Neural networks and principal component analysis: learning from\n"
        "examples without local minima, Neural Networks 2 (1989) 53-58",
        "P. Brechet, K. Papagiannouli, J. An, G. Montufar: Critical Points and Convergence\n"
        "Analysis of Generative Deep Linear Networks Trained with Bures-Wasserstein Loss,\n"
        "arXiv:2303.03027",
    )

    def __post_init__(self) -> None:
        if isinstance(self.loss, GaussianTeacher):
            check_method(self.method, self.methods, self.network)
            self.loss.check_network(self.network)
            return
        if not isinstance(self.network, LinearNetwork):
            raise SpecificationError(
                f"expected a LinearNetwork, got {short(self.network)}: of others no theorem finds "
                "all critical points; CriticalCensus counts them by strata, pure and spurious, and "
                "LearningDegree(network, (X, Y)) for samples and polynomial or rational outputs"
            )
        if not isinstance(self.loss, QuadraticLoss | BuresWasserstein):
            raise SpecificationError(
                "expected a QuadraticLoss, a BuresWasserstein or a GaussianTeacher, got "
                f"{short(self.loss)}"
            )
        check_method(self.method, self.methods, self.network)
        if isinstance(self.loss, BuresWasserstein):
            self.loss.check_network(self.network)
            return
        self.loss.weights_of(self.network)
        if self.loss.is_regularized:
            raise SpecificationError(
                "expected a loss without regularization, which is no function of the product of "
                "the weights; CriticalPoints takes such a loss"
            )
        found = rank(self.loss.X)
        if found < self.network.widths[0]:
            raise SpecificationError(
                f"expected data X of rank {self.network.widths[0]}, got rank {found}: with fewer "
                "independent samples the loss does not see all of M, and no critical function is "
                "isolated"
            )

    def __str__(self) -> str:
        if self.of_forms:
            return f"critical points of the {self.network} for the {self.loss}"
        if self.of_covariances:
            return f"critical covariances of the {self.network} for the {self.loss}"
        m = self.loss.samples
        samples = f"{m} given sample{'s' if m > 1 else ''}"
        return f"pure and spurious critical points of the {self.network} for {samples}"

    @property
    def of_covariances(self) -> bool:
        """Whether the loss is one of the covariance of the outputs."""
        return isinstance(self.loss, BuresWasserstein)

    @property
    def of_forms(self) -> bool:
        """Whether the loss is one of quadratic forms on Gaussian inputs."""
        return isinstance(self.loss, GaussianTeacher)

    @property
    def given(self) -> RationalMatrix | None:
        """The symmetric matrix that a loss has instead of data."""
        found: RationalMatrix | None = (
            self.loss.Sigma if self.of_covariances else self.loss.U if self.of_forms else None
        )
        return found

    @property
    def methods(self) -> tuple[str, ...]:
        """The roots of matrices are no polynomials that the definition could eliminate."""
        return ("spectrum",) if self.given is not None else ("spectrum", DEFINITION)

    @property
    def too_large(self) -> str:
        """Weights and entries of a function up to which they are eliminated in a moment."""
        widths, most = self.network.widths, 12
        found = self.network.parameter_count + widths[0] * widths[-1]
        return f"{found} weights and entries, not at most {most}" if found > most else ""

    @property
    def symbols(self) -> tuple[str, ...]:
        """The variable of the characteristic polynomial."""
        return ("t",)

    @property
    def ring(self) -> PolyRing:
        """That of the characteristic polynomial."""
        return polynomial_ring(self.symbols)

    @cached_property
    def target(self) -> RationalMatrix:
        """``Y X^t (X X^t)^-1``, the smallest of all matrices for the loss."""
        return least_squares(self.loss.X, self.loss.Y)

    @property
    def covariance(self) -> RationalMatrix:
        """``Y X^t (X X^t)^-1 X Y^t`` with the squared singular values; or Sigma, or U."""
        if self.given is not None:
            return self.given
        return product(self.target, self.loss.X, tuple(zip(*self.loss.Y, strict=True)))

    @cached_property
    def characteristic_polynomial(self) -> Polynomial:
        """Of that matrix, in t."""
        coefficients = characteristic_polynomial(self.covariance)
        n = len(coefficients) - 1
        return self.ring.from_dict({(n - k,): quotient(c) for k, c in enumerate(coefficients) if c})

    @property
    def largest_loss(self) -> Fraction:
        """That of the zero function: half of ``|Y|^2``."""
        return sum((v * v for row in self.loss.Y for v in row), Fraction(0)) / 2

    @property
    def grounds(self) -> Grounds:
        """Theorems, applied to an exact polynomial."""
        return Grounds("QQ", None, Certainty.EXACT)
