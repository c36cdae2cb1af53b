"""Markov decision processes with exact data, and their polytopes of state-action frequencies."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from operator import mul
from typing import Any

from neurovariety.algebra.exact import (
    format_integer,
    format_rational,
    fraction,
    is_integer,
    items_of,
    to_rational,
)
from neurovariety.algebra.shown import Shown, counted
from neurovariety.errors import SpecificationError, short
from neurovariety.programs.linear import MOST_NUMBERS, LinearProgram, read_vector
from neurovariety.programs.simplex import solution

Policy = tuple[tuple[Fraction, ...], ...]
"""The probabilities of the actions in each state."""


@dataclass(frozen=True)
class MarkovDecisionProcess(Shown):
    """A decision process with a discounted reward, normalised: ``(1 - discount) sum discount^t r``.

    Parameters
    ----------
    transitions : nested sequences, or text
        ``transitions[s][a][t]`` is the probability to go from state s by action a to state t. In
        text states are separated by bars: ``"1,0; 0,1 | 1,0; 0,1"``.
    rewards : nested sequences, or text
        ``rewards[s][a]``, for as many actions; in text a row for each state.
    discount : number
        At least 0 and below 1.
    start : sequence of numbers
        The probability of each state at the start.
    observations : sequence, or text, optional
        A label for each state, such as ``"dark, dark, light"``: policies choose the action by the
        label alone. By default each state is seen.

    Raises
    ------
    SpecificationError
        If probabilities are negative or do not sum to 1, or the discount lies elsewhere; or states
        with one label have different numbers of actions.

    Examples
    --------
    >>> process = MarkovDecisionProcess("1,0; 0,1 | 0,1; 1,0", "1,0; 2,0", "9/10", "4/5, 1/5")
    >>> print(process)
    decision process with 2 states and 4 state-action pairs
    >>> [str(v) for v in process.frequencies(((1, 0), (0, 1)))]
    ['49/50', '0', '0', '1/50']
    """

    transitions: Any
    rewards: Any
    discount: Any
    start: Any
    observations: Any = None

    def __post_init__(self) -> None:
        object.__setattr__(self, "transitions", _transitions(self.transitions))
        object.__setattr__(self, "rewards", read_rows("rewards", self.rewards))
        object.__setattr__(self, "discount", to_rational(self.discount))
        object.__setattr__(self, "start", read_vector("start", self.start))
        states = len(self.transitions)
        for s, actions in enumerate(self.transitions):
            for a, row in enumerate(actions):
                check_probabilities(f"transitions[{s}][{a}]", row, states)
        check_probabilities("start", self.start, states)
        check_shape("rewards", self.rewards, self.actions)
        if not 0 <= self.discount < 1:
            raise SpecificationError(
                "expected a discount that is at least 0 and below 1, got "
                f"{format_rational(self.discount)}"
            )
        if self.observations is not None:
            object.__setattr__(self, "observations", _labels(self.observations, self.actions))

    def __str__(self) -> str:
        s, pairs = len(self.transitions), sum(self.actions)
        k = len(self.classes)
        seen = "" if k == s else f", {counted(k, 'observation')}"
        states, acting = counted(s, "state"), counted(pairs, "state-action pair")
        return f"decision process with {states}{seen} and {acting}"

    @property
    def actions(self) -> tuple[int, ...]:
        """The number of actions in each state."""
        return tuple(map(len, self.transitions))

    @cached_property
    def classes(self) -> tuple[tuple[int, ...], ...]:
        """The states of each observation, in the order in which observations come first."""
        labels = self.observations or range(len(self.transitions))
        return tuple(
            tuple(s for s, seen in enumerate(labels) if seen == label)
            for label in dict.fromkeys(labels)
        )

    @cached_property
    def polytope(self) -> LinearProgram:
        """All state-action frequencies, with the rewards: one unknown for each pair, by states.

        The equations are those of Bellman's flow: what is in a state, but for what has come there
        with a discount, is ``1 - discount`` times what started there.
        """
        pairs = [(s, row) for s, actions in enumerate(self.transitions) for row in actions]
        g = self.discount
        A = [[int(s == t) - g * row[t] for s, row in pairs] for t in range(len(self.start))]
        return LinearProgram(
            A, [(1 - g) * v for v in self.start], [r for row in self.rewards for r in row]
        )

    def frequencies(self, policy: Sequence[Sequence[Any]]) -> tuple[Fraction, ...]:
        """How often a policy takes which action where, discounted and normalised."""
        n, g = len(self.start), self.discount
        mixed = [
            [sum(map(mul, ps, column), Fraction(0)) for column in zip(*rows, strict=True)]
            for ps, rows in zip(policy, self.transitions, strict=True)
        ]
        equations = [[int(s == t) - g * mixed[s][t] for s in range(n)] for t in range(n)]
        states = solution(equations, [(1 - g) * v for v in self.start])
        assert states is not None  # no eigenvalue of a stochastic matrix exceeds 1
        return tuple(
            fraction(m) * p for m, ps in zip(states, policy, strict=True) for p in map(Fraction, ps)
        )

    @property
    def uniform(self) -> Policy:
        """The policy that takes all actions equally often."""
        return tuple((Fraction(1, k),) * k for k in self.actions)


def read_rows(name: str, given: Any) -> tuple[tuple[Fraction, ...], ...]:
    """Rows of exact numbers, of any lengths."""
    table = given.tolist() if hasattr(given, "tolist") else given
    rows = table.split(";") if isinstance(table, str) else items_of(name, table)
    return tuple(read_vector(name, row) for row in rows)


def check_shape(name: str, rows: Sequence[Sequence[Any]], lengths: Sequence[int]) -> None:
    """Refuse rows of other lengths than there are actions in the states."""
    if tuple(map(len, rows)) != tuple(lengths):
        raise SpecificationError(
            f"expected {name} for each action of each state, {short(list(lengths))} of them, got "
            f"{short([len(row) for row in rows])}"
        )


def check_probabilities(name: str, row: Sequence[Fraction], length: int) -> None:
    """Refuse what is no probability distribution."""
    if len(row) != length:
        raise SpecificationError(
            f"{name}: expected {counted(length, 'probability', 'probabilities')}, got {len(row)}"
        )
    if min(row) < 0 or sum(row) != 1:
        raise SpecificationError(
            f"{name}: expected probabilities that are not negative and sum to 1, got the sum "
            f"{format_rational(sum(row))} and the least {format_rational(min(row))}"
        )


def _labels(given: Any, actions: Sequence[int]) -> tuple[str, ...]:
    """As text; a state with another's label has as many actions."""
    table = given.tolist() if hasattr(given, "tolist") else given
    items = table.split(",") if isinstance(table, str) else items_of("observations", table)
    labels = tuple(format_integer(int(v)) if is_integer(v) else v for v in items)
    if not all(isinstance(v, str) and v.isprintable() for v in labels):
        raise SpecificationError(
            "expected labels or integers for observations, got " + short(items)
        )
    labels = tuple(v.strip() for v in labels)
    if len(labels) != len(actions):
        raise SpecificationError(
            f"expected {counted(len(actions), 'observation')}, one for each state, got "
            f"{len(labels)}"
        )
    known: dict[str, int] = {}
    for label, k in zip(labels, actions, strict=True):
        if known.setdefault(label, k) != k:
            raise SpecificationError(
                f"expected as many actions in all states that are seen as {label!r}, got "
                f"{known[label]} and {k}"
            )
    return labels


def _transitions(given: Any) -> tuple[tuple[tuple[Fraction, ...], ...], ...]:
    table = given.tolist() if hasattr(given, "tolist") else given
    states = table.split("|") if isinstance(table, str) else items_of("transitions", table)
    found = tuple(read_rows("transitions", actions) for actions in states)
    if not found or not all(found):
        raise SpecificationError("expected states, each with an action or more, got none")
    if sum(map(len, found)) * len(found) > MOST_NUMBERS:
        raise SpecificationError(f"expected at most {MOST_NUMBERS} transition probabilities")
    return found
