"""From a problem to a script: the only package that uses Jinja.

Templates write values through typed filters alone. An expression that is a plain string raises
`RenderError`, so no text can reach an engine as code unless a filter has made it code.
"""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import Any

import jinja2

from neurovariety._version import __version__
from neurovariety.algebra.reading.calls import checked
from neurovariety.engines.script import LANGUAGES, NameTable, Script, split_dialect
from neurovariety.errors import RenderError, SpecificationError, short
from neurovariety.problems.base.methods import DEFINITION, Place
from neurovariety.problems.base.problem import Problem
from neurovariety.scripts import macaulay2, sage
from neurovariety.scripts.code import Code
from neurovariety.scripts.resources import templates_folder


@checked
def render(problem: Problem[Any], dialect: str = "macaulay2") -> Script:
    """Write the standalone script that answers a problem; nothing is run.

    Parameters
    ----------
    problem : MinorsIdeal, EDCorrespondence, EDDegree or another problem
        It determines the script: the same problem gives the same bytes.
        A definition that runs in this process has the script of the method that ``auto`` takes.
    dialect : str
        ``"macaulay2"``; ``"sage"``, or ``"sage:ALGORITHM"`` with one of Sage's own names of what
        computes Groebner bases, `neurovariety.engines.script.ALGORITHMS`.

    Returns
    -------
    Script

    Raises
    ------
    SpecificationError
        If this is no problem, the dialect is unknown, or the method is not written in it.

    Examples
    --------
    >>> from neurovariety import Determinantal, GenericEDDegree
    >>> problem = GenericEDDegree(Determinantal(3, 3, rank=1))
    >>> render(problem).problem.splitlines()[1:3]
    ['V = determinantalVariety(3, 3, 1);', 'polarDegreeList = localizedPolarDegrees V;']
    >>> render(problem, dialect="sage").problem.splitlines()[1:3]
    ['V = Determinantal(3, 3, 1)', 'polar_degree_list = localized_polar_degrees(V)']
    """
    if not isinstance(problem, Problem):
        raise SpecificationError(
            f"expected a problem such as GenericEDDegree(V), got {short(problem)}"
        )
    language, algorithm = split_dialect(dialect)
    if problem.chosen.name == DEFINITION and problem.chosen.place is Place.PROCESS:
        problem = replace(problem, method="auto")  # type: ignore[type-var]
    method = problem.chosen
    if language not in method.dialects:
        raise SpecificationError(
            f"the method {method.name} of {problem.kind} is written for "
            f"{' and '.join(method.dialects)} alone; take that engine, or another method"
        )
    names = NameTable(problem.symbols)
    name = problem.kind.replace("-", "_")
    folder = f"{language}/{DEFINITION}" if method.name == DEFINITION else language
    template = _environment().get_template(f"{folder}/{name}.{LANGUAGES[language].suffix}.j2")
    text = template.render(
        problem=problem,
        asked=problem,  # templates of a problem that is another one inside replace `problem`
        kind=Code(problem.kind),
        method=method.name,
        names=names,
        algorithm=algorithm,
        version=Code(__version__),
        PROBLEM_MARK=Code(LANGUAGES[language].problem_mark),
    )
    return Script(text, kind=problem.kind, dialect=dialect, names=names)


@cache
def _environment() -> jinja2.Environment:
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(templates_folder()),
        # {{ and {# are Macaulay2
        block_start_string="<%",
        block_end_string="%>",
        variable_start_string="<%=",
        variable_end_string="%>",
        comment_start_string="<%#",
        comment_end_string="%>",
        undefined=jinja2.StrictUndefined,
        finalize=_finalize,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        autoescape=False,
        auto_reload=False,  # else each rendering asks the disk whether a template is new
    )
    environment.filters.update(macaulay2.FILTERS)
    environment.filters.update(sage.FILTERS)
    return environment


def _finalize(value: Any) -> Any:
    if isinstance(value, Code | jinja2.Undefined):
        return value
    raise RenderError(f"a template wrote {value!r} without a typed filter")
