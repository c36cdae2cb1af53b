"""Max-pooling: the linear regions of a layer, as vertices of a sum of simplices."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import islice
from math import prod
from typing import Any, ClassVar

from neurovariety.algebra.exact import check_flag, check_integer, plain_integers
from neurovariety.errors import SpecificationError
from neurovariety.problems.base.arguments import check_method
from neurovariety.problems.base.certainty import Certainty
from neurovariety.problems.base.methods import DEFINITION, Method, Place
from neurovariety.problems.base.problem import RationalProblem
from neurovariety.problems.max_pooling.family import Family, GeneratingFunction
from neurovariety.problems.max_pooling.preorders import Window, polynomials
from neurovariety.problems.max_pooling.result import MaxPoolingResult
from neurovariety.problems.max_pooling.windows import (
    MOST_CELLS,
    check_window,
    fitting,
    read_pair,
    read_windows,
)

FEW_CHOICES = 150
"""Of which the definition decides each in a moment."""


@dataclass(frozen=True)
class MaxPooling(RationalProblem[MaxPoolingResult]):
    """The vertices and faces of the polytope of a max-pooling layer.

    The layer takes the maximum over each of some windows of cells. Which cells are the largest
    divides its inputs into linear regions; these are the maximal cones of the normal fan of the sum
    of the simplices of all windows, and correspond to its vertices.

    Parameters
    ----------
    rows, columns : int, optional
        The size of an array whose windows are rectangles.
    length : int, optional
        The size of an array whose windows are intervals.
    window : int or (int, int), optional
        The size of each window.
    stride : int or (int, int)
        By how much the windows move, by default 1.
    windows : list of lists of int, optional
        The cells of any windows, in place of all these.
    faces : bool
        Whether all faces are counted, by dimension.
    method : str
        ``preorders`` (window after window, by what is known of the cells of windows to come),
        ``polytope`` (the sum of simplices itself, by Macaulay2's Polyhedra or, in Sage, by gfan;
        for few cells), ``definition`` (a linear programme over the rationals for each choice of the
        largest cells; for few choices), or ``auto``: the first.

    Raises
    ------
    SpecificationError
        If the windows do not lie in the array, or are not said in one of the three ways.

    References
    ----------
    L. Escobar, P. Gallardo, J. Gonzalez-Anaya, J. L. Gonzalez, G. Montufar, A. H. Morales:
    Enumeration of max-pooling responses with generalized permutohedra, arXiv:2209.14978.

    Examples
    --------
    >>> from neurovariety import solve
    >>> solve(MaxPooling(rows=4, columns=8, window=(2, 2))).value.vertices
    33340175060
    >>> solve(MaxPooling(length=4, window=3, faces=True)).value.f_vector
    (7, 11, 6, 1)
    >>> solve(MaxPooling(windows=[[1, 2], [2, 3], [1, 3]])).value.vertices
    6
    """

    rows: int | None = None
    columns: int | None = None
    length: int | None = None
    window: Any = None
    stride: Any = 1
    windows: Any = None
    faces: bool = False
    method: str = "auto"
    kind: ClassVar[str] = "max-pooling"
    known_methods: ClassVar[tuple[Method, ...]] = (
        Method("preorders", Certainty.EXACT, Place.EITHER),
        Method("polytope", Certainty.EXACT),
        Method(DEFINITION, Certainty.EXACT, Place.PROCESS),
    )
    references: ClassVar[tuple[str, ...]] = (
        "L. Escobar, P. Gallardo, J. Gonzalez-Anaya, J. L. Gonzalez, G. Montufar, A. H. Morales:\n"
        "Enumeration of max-pooling responses with generalized permutohedra, arXiv:2209.14978",
    )

    def __post_init__(self) -> None:
        plain_integers(self)
        check_flag("faces", self.faces)
        given = tuple(
            name for name in ("rows", "columns", "length") if getattr(self, name) is not None
        )
        if self.windows is not None:
            if given or self.window is not None:
                raise SpecificationError("expected windows, or an array and a window, got both")
            object.__setattr__(self, "windows", read_windows(self.windows))
        elif self.window is None or given not in (("rows", "columns"), ("length",)):
            raise SpecificationError(
                "expected rows, columns and window, or length and window, or windows"
            )
        else:
            for name in given:
                check_integer(name, getattr(self, name), 1, MOST_CELLS)
            object.__setattr__(self, "window", read_pair("window", self.window))
            object.__setattr__(self, "stride", read_pair("stride", self.stride))
            _ = self.shape
            check_window(self.family.block[0])
        check_method(self.method, self.methods, self)

    def __str__(self) -> str:
        if self.windows is not None:
            return f"max-pooling with {len(self.windows)} windows"
        window, stride = self.window, self.stride
        if self.length is not None:
            return f"max-pooling of {self.length} cells, windows of {window[0]}, stride {stride[0]}"
        size, step = ("x".join(map(str, pair)) for pair in (window, stride))
        return f"max-pooling of {self.rows}x{self.columns} cells, windows {size}, stride {step}"

    @property
    def shape(self) -> tuple[int, int]:
        """How many windows there are along each axis of the array."""
        (a, b), (s, t) = self.window, self.stride
        if self.length is not None:
            return 1, fitting("cells", self.length, a, s)
        return fitting("rows", self.rows or 0, a, s), fitting("columns", self.columns or 0, b, t)

    @property
    def step(self) -> str:
        """What is read at once: a window, or a column of them, or of the shorter side a row."""
        return "block" if self.windows is None and min(self.shape) > 1 else "window"

    @property
    def steps(self) -> int:
        """How many of these there are."""
        return len(self.windows) if self.windows is not None else max(self.shape)

    @property
    def step_by_step(self) -> Iterator[Any]:
        """The generating polynomials of the faces by dimension, for the first 1, 2, ... of them."""
        if self.windows is not None:
            return polynomials(self.windows, self.faces)
        return islice(self.family.polynomials(self.steps), 1, None)

    @property
    def growth(self) -> tuple[int, ...]:
        """The numbers of vertices with the first 1, 2, ... windows or blocks of windows.

        Examples
        --------
        >>> MaxPooling(length=6, window=3).growth
        (3, 7, 16, 36)
        """
        return tuple(int(f[0]) for f in self.step_by_step)

    @cached_property
    def family(self) -> Family:
        """One block of windows, which repeats: a column of them, or of the shorter side a row."""
        (a, b), (s, t) = self.window, self.stride
        if self.length is not None:
            return Family((tuple(range(a)),), s, self.faces)
        (m, n), side = self.shape, self.rows or 0
        if m > n:
            (a, b), (s, t), m, side = (b, a), (t, s), n, self.columns or 0
        block = (
            tuple(sorted(y * side + i * s + x for y in range(b) for x in range(a)))
            for i in range(m)
        )
        return Family(tuple(block), t * side, self.faces)

    @property
    def all_windows(self) -> tuple[Window, ...]:
        """The cells of all windows."""
        if self.windows is not None:
            found: tuple[Window, ...] = self.windows
            return found
        family, blocks = self.family, max(self.shape)
        return tuple(
            tuple(c + family.shift * i for c in window)
            for i in range(blocks)
            for window in family.block
        )

    @cached_property
    def generating_function(self) -> GeneratingFunction:
        """Of the numbers of vertices for 0, 1, 2, ... columns of windows, proved.

        Raises
        ------
        SpecificationError
            If the windows do not repeat.

        Examples
        --------
        >>> MaxPooling(rows=3, columns=9, window=2).generating_function[:2]
        ((1, 1, -1), (1, -13, 31, -20, 4))
        """
        if self.windows is not None:
            raise SpecificationError("expected windows that repeat, in an array")
        return Family(self.family.block, self.family.shift).generating_function()

    @property
    def too_large(self) -> str:
        """So many choices are decided in a moment."""
        sizes = (2 ** len(w) - 1 if self.faces else len(w) for w in self.all_windows[:20])
        found = prod(sizes)
        return f"{found} choices, not at most {FEW_CHOICES}" if found > FEW_CHOICES else ""
