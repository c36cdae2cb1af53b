"""Calls of a class that do not fit its arguments: an error of ours, with an example."""

from __future__ import annotations

import ast
import inspect
from abc import ABCMeta
from collections.abc import Iterator
from typing import Any, TypeVar

from neurovariety.errors import SpecificationError

T = TypeVar("T")


class Checked(ABCMeta):
    """The class of classes whose calls are refused with the example of their docstring.

    Python looks at the arguments before any code of a dataclass runs, so that only the class of the
    class can say more than Python does. A call that fits costs nothing.

    Examples
    --------
    >>> from dataclasses import dataclass
    >>> @dataclass
    ... class Point(metaclass=Checked):
    ...     '''A point.
    ...
    ...     >>> Point(3, height=4)
    ...     '''
    ...     width: int
    ...     height: int
    >>> Point(3)
    Traceback (most recent call last):
    neurovariety.errors.SpecificationError: Point: missing a required argument: 'height'; it takes
    width, height, as in Point(3, height=4)
    >>> Point(3, hight=4)
    Traceback (most recent call last):
    neurovariety.errors.SpecificationError: Point: got an unexpected argument 'hight' (did you mean
    'height'?); it takes width, height, as in Point(3, height=4)
    """

    def __call__(cls: type[T], *args: Any, **kwargs: Any) -> T:
        try:
            return type.__call__(cls, *args, **kwargs)  # type: ignore[no-any-return]
        except TypeError:
            if inspect.isabstract(cls):
                kinds = ", ".join(c.__name__ for c in cls.__subclasses__())
                raise SpecificationError(
                    f"{cls.__name__}: take one of its kinds, {kinds}"
                ) from None
            taken = inspect.signature(cls)
            try:
                taken.bind(*args, **kwargs)
            except TypeError as cause:
                raise SpecificationError(_said(cls, taken, kwargs, cause)) from None
            raise

    @property
    def __signature__(cls) -> inspect.Signature:
        """That of the class: else Python takes that of `__call__`."""
        if cls.__init__ is object.__init__:  # type: ignore[misc]
            return inspect.Signature()
        _, *taken = inspect.signature(cls.__init__).parameters.values()  # type: ignore[misc]
        return inspect.Signature(taken)


def _said(cls: type, taken: inspect.Signature, given: dict[str, Any], cause: TypeError) -> str:
    from difflib import get_close_matches

    names = [str(p) if p.kind is p.VAR_POSITIONAL else p.name for p in taken.parameters.values()]
    unknown = [name for name in given if name not in names]
    said = f"got an unexpected argument {unknown[0]!r}" if unknown else str(cause)
    near = get_close_matches(unknown[0], names, 1) if unknown else []
    meant = f" (did you mean {near[0]!r}?)" if near else ""
    example = next(_calls(cls), "")
    as_in = f", as in {example}" if example else ""
    return f"{cls.__name__}: {said}{meant}; it takes {', '.join(names) or 'none'}{as_in}"


def _calls(cls: type) -> Iterator[str]:
    """The calls of a class in the examples of its docstring."""
    from doctest import DocTestParser  # brings the debugger, which nothing else wants

    for example in DocTestParser().get_examples(cls.__doc__ or ""):
        for node in ast.walk(ast.parse(example.source)):
            if isinstance(node, ast.Call) and ast.unparse(node.func).split(".")[-1] == cls.__name__:
                yield ast.unparse(node)
