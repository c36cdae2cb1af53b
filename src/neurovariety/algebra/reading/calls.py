"""Calls that do not fit what is called: an error of ours, with an example."""

from __future__ import annotations

import ast
import inspect
from abc import ABCMeta
from collections.abc import Callable, Iterator
from enum import EnumType
from functools import wraps
from types import FunctionType
from typing import Any, TypeVar

from neurovariety.errors import SpecificationError, short

T = TypeVar("T")
F = TypeVar("F", bound=Callable[..., Any])


def checked(function: F) -> F:
    """A function whose calls are refused, where they do not fit, with the example of its docstring.

    It looks at the arguments after Python has refused them: a call that fits takes a fifth of a
    microsecond longer.

    Examples
    --------
    >>> @checked
    ... def area(width, height=1):
    ...     '''Of a rectangle.
    ...
    ...     >>> area(3, height=4)
    ...     12
    ...     '''
    ...     return width * height
    >>> area()
    Traceback (most recent call last):
    neurovariety.errors.SpecificationError: area: missing a required argument: 'width'; it takes
    width, height, as in area(3, height=4)
    """

    @wraps(function)
    def call(*args: Any, **kwargs: Any) -> Any:
        try:
            return function(*args, **kwargs)
        except TypeError:
            _check_fits(function, args, kwargs)
            raise

    return call  # type: ignore[return-value]


class Checked(ABCMeta):
    """The class of classes whose calls are refused with the example of their docstring.

    So are calls of their public methods. Python looks at the arguments before any code of a
    dataclass runs, so that only the class of the class can say more than Python does.

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

    def __new__(
        cls, name: str, bases: tuple[type, ...], namespace: dict[str, Any], **options: Any
    ) -> Any:
        public = {k: v for k, v in namespace.items() if k[0] != "_" or k == "__call__"}
        for key, value in public.items():
            if isinstance(value, FunctionType):
                namespace[key] = checked(value)
            elif isinstance(value, classmethod | staticmethod):
                namespace[key] = type(value)(checked(value.__func__))
        return super().__new__(cls, name, bases, namespace, **options)

    def __call__(cls: type[T], *args: Any, **kwargs: Any) -> T:
        try:
            return type.__call__(cls, *args, **kwargs)  # type: ignore[no-any-return]
        except TypeError:
            if inspect.isabstract(cls):
                kinds = ", ".join(c.__name__ for c in cls.__subclasses__())
                raise SpecificationError(
                    f"{cls.__name__}: take one of its kinds, {kinds}"
                ) from None
            _check_fits(cls, args, kwargs)
            raise

    @property
    def __signature__(cls) -> inspect.Signature:
        """That of the class: else Python takes that of `__call__`."""
        if cls.__init__ is object.__init__:  # type: ignore[misc]
            return inspect.Signature()
        _, *taken = inspect.signature(cls.__init__).parameters.values()  # type: ignore[misc]
        return inspect.Signature(taken)


class CheckedEnum(EnumType):
    """The class of enumerations that refuse a value they do not have with those that they have.

    Examples
    --------
    >>> from enum import Enum
    >>> class Side(Enum, metaclass=CheckedEnum):
    ...     LEFT = "left"
    ...     RIGHT = "right"
    >>> Side("right").name
    'RIGHT'
    >>> Side("up")
    Traceback (most recent call last):
    neurovariety.errors.SpecificationError: expected one of Side.LEFT, Side.RIGHT, or the value of
    one, as in Side('left'), got 'up'
    """

    def __call__(cls, *args: Any, **kwargs: Any) -> Any:
        try:
            return super().__call__(*args, **kwargs)
        except (TypeError, ValueError):
            members: list[Any] = list(cls)
            known = ", ".join(map(str, members))
            got = ", ".join([*map(short, args), *kwargs]) or "nothing"
            raise SpecificationError(
                f"expected one of {known}, or the value of one, as in "
                f"{cls.__name__}({members[0].value!r}), got {got}"
            ) from None


def _check_fits(called: Any, args: tuple[Any, ...], kwargs: dict[str, Any]) -> None:
    """Refuse arguments that the signature does not take."""
    from difflib import get_close_matches

    taken = inspect.signature(called)
    try:
        taken.bind(*args, **kwargs)
    except TypeError as cause:
        said = str(cause)
    else:
        return
    names = [
        str(p) if p.kind in {p.VAR_POSITIONAL, p.VAR_KEYWORD} else p.name
        for p in taken.parameters.values()
        if p.name not in {"self", "cls"}
    ]
    unknown = [name for name in kwargs if name not in names]
    if unknown:
        near = get_close_matches(unknown[0], names, 1)
        said = f"got an unexpected argument {unknown[0]!r}"
        said += f" (did you mean {near[0]!r}?)" if near else ""
    example = next(_calls(called), "") or _of_its_class(called, args, taken)
    takes = f"it takes {', '.join(names) or 'none'}" + (f", as in {example}" if example else "")
    raise SpecificationError(f"{called.__qualname__}: {said}; {takes}") from None


def _of_its_class(called: Any, args: tuple[Any, ...], taken: inspect.Signature) -> str:
    """A call of a method without an example, of the object in the example of its class."""
    if next(iter(taken.parameters), "") != "self" or not args:
        return ""
    _, *others = taken.parameters.values()
    owner = next(_calls(type(args[0])), "")
    needed = ", ".join(
        f"{p.name}=..." if p.kind is p.KEYWORD_ONLY else p.name
        for p in others
        if p.default is p.empty and p.kind not in {p.VAR_POSITIONAL, p.VAR_KEYWORD}
    )
    return owner and f"{owner}.{called.__name__}({needed})"


def _calls(called: Any) -> Iterator[str]:
    """Calls in the examples of its docstring."""
    from doctest import DocTestParser  # brings the debugger, which nothing else wants

    for example in DocTestParser().get_examples(called.__doc__ or ""):
        for node in ast.walk(ast.parse(example.source)):
            if (
                isinstance(node, ast.Call)
                and ast.unparse(node.func).split(".")[-1] == called.__name__
            ):
                yield ast.unparse(node)
