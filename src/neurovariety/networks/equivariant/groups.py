"""Groups of permutations that act on the layers of a network, by generators."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from math import factorial, prod
from typing import Any, TypeAlias

from neurovariety.algebra.exact import check_integer, is_integer, items_of
from neurovariety.algebra.shown import counted
from neurovariety.errors import SpecificationError, short

Permutation: TypeAlias = tuple[int, ...]
"""The images of 0, 1, ..."""

Generator: TypeAlias = tuple[Permutation, ...]
"""A permutation of each layer."""

_CYCLES = re.compile(r"(\(\s*(\d{1,6}([\s,]+\d{1,6})*)?\s*\)\s*)+")


def read_group(given: Any, widths: Sequence[int]) -> tuple[Generator, ...]:
    """Take generators, each a permutation of all layers or one for each layer.

    A permutation is a list of images, of 0, 1, ... or of 1, 2, ..., or cycles of 1, 2, ... as
    text, between bars for each layer, after semicolons for each generator. One permutation acts on
    all layers of its length, and trivially on those with one neuron. SymPy's are taken, too.

    Raises
    ------
    SpecificationError
        If something is no permutation, or does not act on a layer.

    Examples
    --------
    >>> read_group("(1 2 3)", (3, 3)), read_group([[1, 0], [0, 1]], (2, 1))
    ((((1, 2, 0), (1, 2, 0)),), (((1, 0), (0,)), ((0, 1), (0,))))
    >>> read_group("(1 2 3) | (1 2)(3 4 5)", (3, 6))
    (((1, 2, 0), (1, 0, 3, 4, 2, 5)),)
    """
    given = getattr(given, "generators", given)
    if isinstance(given, str):
        parts: list[Any] = [
            [part.strip() for part in one.split("|")] for one in given.split(";") if one.strip()
        ]
    else:
        parts = [given] if hasattr(given, "array_form") else items_of("generators", given)
        if parts and all(is_integer(v) for v in parts):
            parts = [parts]
    if not parts:
        raise SpecificationError("expected generators of a group, such as '(1 2 3)', got none")
    return tuple(_generator(part, widths) for part in parts)


def _generator(given: Any, widths: Sequence[int]) -> Generator:
    if not isinstance(given, str) and not hasattr(given, "array_form"):
        several = items_of("permutations", given)
        if not all(is_integer(v) for v in several):
            if len(several) == 1:
                several = several * len(widths)
            if len(several) != len(widths):
                raise SpecificationError(
                    "expected one permutation, or one for each of "
                    f"{counted(len(widths), 'layer')}, got "
                    f"{len(several)}"
                )
            alone = len({id(one) for one in several}) == 1
            pairs = zip(several, widths, strict=True)
            return tuple(_permutation(one, d, trivial=alone and d == 1) for one, d in pairs)
    return tuple(_permutation(given, d, trivial=d == 1) for d in widths)


def _permutation(given: Any, degree: int, trivial: bool) -> Permutation:
    if trivial:
        return (0,)
    if isinstance(given, str):
        return _cycles(given, degree)
    entries = items_of("images", getattr(given, "array_form", given))
    images = [check_integer("image of a permutation", v, 0) for v in entries]
    first = 0 if 0 in images else 1
    if sorted(images) != list(range(first, first + degree)):
        raise SpecificationError(
            f"expected a permutation of {counted(degree, 'neuron')}, which acts on a layer "
            "with as many, got "
            f"{short(given)}; say one for each layer"
        )
    return tuple(v - first for v in images)


def _cycles(text: str, degree: int) -> Permutation:
    if not _CYCLES.fullmatch(text.strip()):
        raise SpecificationError(
            f"expected a permutation such as '(1 2 3)(4 5)' or (1, 2, 0, 4, 3), got {short(text)}"
        )
    images = list(range(degree))
    seen: set[int] = set()
    for inside in re.findall(r"\(([^()]*)\)", text):
        cycle = [int(v) for v in re.findall(r"\d+", inside)]
        if (
            not all(1 <= v <= degree for v in cycle)
            or seen & {*cycle}
            or len({*cycle}) < len(cycle)
        ):
            raise SpecificationError(
                f"expected disjoint cycles of 1, ..., {degree}, which act on a layer with as many "
                f"neurons, got {short(text)}; say a permutation for each layer"
            )
        seen |= {*cycle}
        for v, w in zip(cycle, cycle[1:] + cycle[:1], strict=True):
            images[v - 1] = w - 1
    return tuple(images)


def orbits(points: Iterable[Any], moves: Sequence[Any]) -> dict[Any, int]:
    """Number the orbits, in the order of the points, of what some maps generate.

    Examples
    --------
    >>> orbits(range(4), [lambda k: k ^ 1])
    {0: 0, 1: 0, 2: 1, 3: 1}
    """
    found: dict[Any, int] = {}
    count = 0
    for point in points:
        if point not in found:
            found[point] = count
            todo = [point]
            while todo:
                last = todo.pop()
                for move in moves:
                    image = move(last)
                    if image not in found:
                        found[image] = count
                        todo.append(image)
            count += 1
    return found


def centralizer_order(permutations: Sequence[Permutation]) -> int:
    """How many permutations commute with some.

    They permute isomorphic orbits, and move a point to one with the same stabiliser: the maps of
    an orbit that commute with the group are the orbits of pairs in which no point occurs twice.

    Examples
    --------
    >>> [centralizer_order([s]) for s in ((0, 1, 2), (1, 2, 0), (1, 0, 3, 2), (1, 0, 2))]
    [6, 3, 8, 2]
    """
    n = len(permutations[0])
    moves = [lambda pair, s=s: (s[pair[0]], s[pair[1]]) for s in permutations]
    graphs: dict[int, list[tuple[int, int]]] = {}
    for pair, k in orbits(((i, j) for i in range(n) for j in range(n)), moves).items():
        graphs.setdefault(k, []).append(pair)
    on = orbits(range(n), [s.__getitem__ for s in permutations])
    maps = [  # an orbit of pairs that is the graph of a bijection
        (on[graph[0][0]], on[graph[0][1]])
        for graph in graphs.values()
        if len({i for i, _ in graph}) == len({j for _, j in graph}) == len(graph)
    ]
    alike = orbits(range(max(on.values()) + 1), _steps(maps))
    classes: dict[int, list[int]] = {}
    for orbit, k in alike.items():
        classes.setdefault(k, []).append(orbit)
    return prod(
        factorial(len(same)) * maps.count((same[0], same[0])) ** len(same)
        for same in classes.values()
    )


def _steps(maps: Sequence[tuple[int, int]]) -> list[Any]:
    return [lambda k, a=a, b=b: b if k == a else k for a, b in maps]


def moved_pair(outputs: Permutation, inputs: Permutation, pair: tuple[int, int]) -> tuple[int, int]:
    """The place of an entry of a matrix."""
    return outputs[pair[0]], inputs[pair[1]]


def moved_exponents(
    outputs: Permutation, inputs: Permutation, pair: tuple[int, tuple[int, ...]]
) -> tuple[int, tuple[int, ...]]:
    """An output and the exponents of a monomial in the inputs."""
    moved = [0] * len(inputs)
    for j, e in enumerate(pair[1]):
        moved[inputs[j]] = e
    return outputs[pair[0]], tuple(moved)
