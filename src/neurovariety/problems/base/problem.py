"""What all problems are: frozen values that determine a script and the type of their result."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import cached_property
from importlib import import_module
from itertools import islice
from types import ModuleType
from typing import Any, ClassVar, Generic, TypeVar

from neurovariety.algebra.exact import check_integer, plain_integers
from neurovariety.algebra.polynomials import RationalMatrix
from neurovariety.algebra.primes import Telling, check_good, check_prime, further_primes, good_prime
from neurovariety.algebra.shown import Shown
from neurovariety.algebra.writing import typeset
from neurovariety.engines.script import Script, split_dialect
from neurovariety.problems.base.arguments import LARGEST_SEED, variety_symbols
from neurovariety.problems.base.certainty import Certainty
from neurovariety.problems.base.grounds import Grounds
from neurovariety.problems.base.methods import DEFINITION, Method
from neurovariety.problems.base.numbers import agreed, in_metric, in_variety
from neurovariety.problems.base.provenance import Provenance
from neurovariety.problems.base.result import Result
from neurovariety.varieties.assumptions import Assumption, Standing, fails, failure, known, merged
from neurovariety.varieties.forms import check_space
from neurovariety.varieties.metrics import Metric
from neurovariety.varieties.reduced import lost_factors, without_multiple_factors
from neurovariety.varieties.variety import Implicit, Variety

R = TypeVar("R", bound=Result)


class Problem(Shown, ABC, Generic[R]):
    """A problem, whose result is an ``R``.

    A subclass is a frozen dataclass in ``problem.py`` of a folder of its own. Beside it lie

    - ``result.py``: the class ``R``, how it prints, its data;
    - ``decode.py`` with ``decode(found, problem, script, provenance)``: from a frame to the result;
    - ``checks.py`` with ``checks(result, context)``, and ``invariant_part(result)`` where there is
      something that all engines must find alike;
    - ``compute.py`` with ``compute(problem, limits)``, if a method runs in this process.

    Attributes
    ----------
    kind : str
        As in the head of the engine's answer; with ``_`` for ``-`` the name of folder and template.
    references : tuple of str
        Where the mathematics is from; the script cites them.
    known_methods : tuple of Method
        All methods; `methods` names those that apply to this very problem.
    each : tuple of str
        Of a problem that goes through many things: its method that does so, behind one with
        ``after``, and what of the last one that is; empty if it is all that came before.
    """

    kind: ClassVar[str]
    references: ClassVar[tuple[str, ...]]
    known_methods: ClassVar[tuple[Method, ...]]
    each: ClassVar[tuple[str, ...]] = ()
    method: str = "auto"
    prime: int | None = None
    seed: int = 1

    @property
    @abstractmethod
    def symbols(self) -> tuple[str, ...]:
        """The names in the script."""

    @property
    @abstractmethod
    def grounds(self) -> Grounds:
        """What the result rests on."""

    @property
    def has_floats(self) -> bool:
        """Whether there are floats among the given numbers, which results should say."""
        return False

    @property
    def numbers(self) -> Iterator[Telling]:
        """What a prime that is used should not divide."""
        yield from ()

    @cached_property
    def known_numbers(self) -> tuple[Telling, ...]:
        """The same, computed once: all choices of primes ask for them."""
        return tuple(self.numbers)

    @cached_property
    def used_prime(self) -> int:
        """The prime of the modular methods: the given one, or the first that is good."""
        return good_prime(self.known_numbers) if self.prime is None else self.prime

    @cached_property
    def primes(self) -> tuple[int, ...]:
        """Three good primes, the used one first: counts modulo two of them must agree."""
        return (self.used_prime, *islice(further_primes(self.known_numbers, self.used_prime), 2))

    @property
    def another_prime(self) -> int:
        """A second good one, to be held against the first."""
        return self.primes[1]

    def check_random(self) -> None:
        """Check what modular computations with random data depend on.

        Raises
        ------
        SpecificationError
            If the given prime is none or a bad one for this problem, or the seed is out of range.
        """
        plain_integers(self)
        check_integer("seed", self.seed, 0, LARGEST_SEED)
        if self.prime is not None:
            check_good(check_prime(self.prime), self.numbers)

    def in_short(self) -> str:
        """The title, with the equations of its variety for notebooks."""
        title, variety = str(self), str(getattr(self, "variety", "of a variety"))
        before, _, behind = title.partition(variety)
        return typeset(before, variety, behind) if before != title else title

    @property
    def beforehand(self) -> Problem[Any] | None:
        """What is solved in a moment in this process, and known if this problem is stopped."""
        return None

    @property
    def methods(self) -> tuple[str, ...]:
        """The methods that apply, the first for ``auto``."""
        return tuple(method.name for method in self.known_methods)

    @property
    def chosen_method(self) -> str:
        """The method that is used: the given one, or the first that applies."""
        return self.methods[0] if self.method == "auto" else self.method

    @property
    def chosen(self) -> Method:
        """What the method that is used says of itself."""
        name = self.chosen_method
        return next(method for method in self.known_methods if method.name == name)

    def provenance(self, script: Script, engine: str, version: str, seconds: float) -> Provenance:
        """What the result rests on, and who computed it."""
        grounds = self.grounds
        certainty = grounds.certainty
        language, algorithm = split_dialect(script.dialect)
        if algorithm == "msolve" and certainty is Certainty.EXACT:
            certainty = Certainty.MODULAR
        return Provenance(
            engine,
            version,
            self.chosen_method,
            grounds.field,
            grounds.seed,
            certainty,
            script.digest,
            seconds,
            algorithm if language == "sage" else None,
        )

    def assumptions(self, decided: tuple[Assumption, ...]) -> tuple[Assumption, ...]:
        """What the method presupposes: as it is decided, or not checked."""
        if fails(decided, "points"):
            return decided
        open_ = (Assumption(name, Standing.UNCHECKED) for name in self.chosen.assumes)
        return merged(decided, tuple(open_))

    @property
    def by_definition(self) -> Problem[Any]:
        """What the definition is asked for when a result is checked: by default the same."""
        return replace(self, method=DEFINITION)  # type: ignore[type-var]

    @property
    def too_large(self) -> str:
        """Why a result is not checked by the definition; empty where the input is small."""
        return ""

    def refine(self, result: R, solve: Callable[[Problem[Any]], Any]) -> R:
        """The result with what further problems say of it; by default as it is."""
        return result

    def part(self, name: str) -> ModuleType:
        """A file beside the one that defines the problem, such as ``"decode"``."""
        return import_module(f"{type(self).__module__.rpartition('.')[0]}.{name}")


class RationalProblem(Problem[R]):
    """A problem in rational numbers alone: nothing is random, no prime, no names in the script."""

    @property
    def symbols(self) -> tuple[str, ...]:
        """None."""
        return ()

    @property
    def grounds(self) -> Grounds:
        """The rationals."""
        return Grounds("QQ", None, Certainty.EXACT)


def _once(lost: str, decided: tuple[Assumption, ...]) -> Assumption:
    """Whether all together are reduced along components, once some lost multiple factors."""
    seen = next((a for a in decided if a.name == "reduced"), None)
    if seen is None or seen.standing is Standing.UNCHECKED:
        return Assumption("reduced", Standing.UNCHECKED, lost)
    return replace(seen, detail=f"{seen.detail}, once {lost}" if seen.detail else f"once {lost}")


class OnVariety(Problem[R]):
    """A problem about a variety."""

    variety: Variety

    def assumptions(self, decided: tuple[Assumption, ...]) -> tuple[Assumption, ...]:
        """What is proved of the variety, what the computation decided, what the script replaces."""
        given = self.variety
        proved, replaced = known(given, self.chosen.assumes), tuple[Assumption, ...]()
        simple = without_multiple_factors(given)
        if simple is not given and self.written is not given and not failure(decided, "reduced"):
            assert isinstance(given, Implicit)
            replaced = (_once(lost_factors(given), decided),)
        return super().assumptions(merged(proved, replaced, decided))

    def refine(self, result: R, solve: Callable[[Problem[Any]], Any]) -> R:
        """The result, on which two primes agree where a number of the problem is large."""
        return agreed(self, result, solve)

    @property
    def written(self) -> Variety:
        """The variety as the script writes it; by default as it is given."""
        return self.variety

    @property
    def numbers(self) -> Iterator[Telling]:
        """Those of the equations or the parametrisation, as given and as the script has them."""
        yield from in_variety(self.variety)
        if self.written is not self.variety:
            yield from in_variety(self.written)

    @property
    def symbols(self) -> tuple[str, ...]:
        """The names in the script."""
        return variety_symbols(self.written, self.chosen_method)


class OfDistance(OnVariety[R]):
    """A problem about the distance to a variety."""

    metric: Metric

    def assumptions(self, decided: tuple[Assumption, ...]) -> tuple[Assumption, ...]:
        """The same; that the metric is definite is checked where it is made."""
        assumes = "definite" in self.chosen.assumes
        definite = (Assumption("definite", Standing.PROVED),) if assumes else ()
        return super().assumptions((*decided, *definite))

    @property
    def form(self) -> RationalMatrix:
        """The symmetric matrix of the metric."""
        check_space(self.variety)
        return self.metric.form(self.variety)

    @property
    def numbers(self) -> Iterator[Telling]:
        """Those of the variety and of the metric."""
        yield from super().numbers
        yield from in_metric(self.form, self.variety)
