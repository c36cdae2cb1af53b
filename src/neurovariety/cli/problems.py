"""The commands of problems, each made when it is called from its line in the registry."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from inspect import Signature
from pathlib import Path
from typing import Annotated, Any

import typer

from neurovariety import present
from neurovariety.cli import options
from neurovariety.cli.answer import answer
from neurovariety.cli.fields import build, method, parameters, readings
from neurovariety.cli.once import Once
from neurovariety.cli.reading import parameter
from neurovariety.problems.entry import Entry

EXAMPLES = {
    "minors": 'matrix -p "a,b,c; b,c,d" --size 2',
    "groebner-basis": '-p "x^2 + y^2 = 1; x = y" --order lex',
    "eliminate": 'implicit -p "x - t^2; y - t^3" --eliminate t',
    "ideal-equality": '--first "x^2 - y; x" --second "x; y"',
    "decomposition": 'implicit -p "x*z" -p "y*z"',
    "dimension": "polynomial:2,3,1:z^2+z",
    "activation-threshold": "2,3,1",
    "minimal-filling": "--inputs 2 --outputs 1 --exponent 2 --depth 4",
    "image-degree": "polynomial:3,2,1:z^3",
    "singular-locus": "convolutional:3,2/2,1",
    "fibre": 'polynomial:2,2,1:z^3 "x1^3 + x2^3"',
    "identifiability": "polynomial:2,2,2,2:z^2",
    "image-ideal": "convolutional:2,2/1,1/2 --degree 3",
    "ed-degree": "ellipse --metric weights:1,2",
    "generic-ed-degree": "linear:3,1,3",
    "ed-correspondence": "circle --equations",
    "ed-discriminant": "ellipse",
    "signature-discriminant": "ellipse",
    "bottlenecks": "ellipse",
    "reach": "ellipse",
    "polynomial-boundary": "polynomial-bias:2,1,1:z^2 --weights 1,1/2,1,1/3,-4 --point 1,2",
    "voronoi-cell": "ellipse --point 6/5,4/5",
    "real-ed-critical-points": 'ellipse --datum "1/8, 1/9"',
    "critical-points": "linear:2,2,2 --samples 1",
    "real-critical-points": "linear:2,2,2 --samples 1",
    "pure-spurious": "linear:2,1,2 --samples 3",
    "conservation-laws": "linear:2,3,2 --degree 2",
    "invariant-ideal": "linear:1,1,1 -X 1 -Y 1 --contains w1_11",
    "is-invariant": 'linear:1,1,1 -X 1 -Y 1 --ideal "w1_11 - w2_11"',
    "trajectory-ideal": "linear:1,1,1 -X 1 -Y 1 --start 2,1",
    "darboux-polynomials": "linear:1,1,1 -X 1 -Y 1 --degree 2",
    "jacobian-rank-census": "--samples 10 --hidden 12",
    "central-curve": '--matrix "1,1,1,1,1; 0,1,2,3,5" --right "1,2" --reward "1,0,3,1,2"',
    "entropic-path": '--matrix "1,1,1" --right 1 --reward "2,1,0"',
    "policy-critical-points": (
        '--transitions "0,1; 1,0 | 0,1; 1,0" --rewards "1,0; 0,1" --discount 1/2 '
        '--initial "1,0" --observations "dark, dark"'
    ),
    "fisher-rao-flow": (
        '--transitions "1,0; 0,1 | 0,1; 1,0" --rewards "1,0; 2,0" --discount 9/10 '
        '--initial "4/5,1/5"'
    ),
    "linear-regions": '--weights "1,0; 0,1; 1,1 | 1,-1,2" --biases "0,0,-1 | 0"',
    "boundary-types": "--terms 2,2 --dimension 2",
    "local-minima": '--x "-3; -1; 2; 5" --y "1, -2, 3, 0" --v "1, 1"',
    "decision-boundary": '--g "-1,1,0; -1,0,1; -1,-1,-1"',
    "tropical-form": '--weights "1,0; 0,1; 1,1 | 1,-1,2" --biases "0,0,-1 | 0"',
    "realization": '--g "0,0,0; 0,1,0; 0,0,1; -1,1,1"',
    "local-complexity": '--weights "1,0; 1,1 | 3,4" --box "-1,1; -1,1"',
    "tangent-kernel": '--points "1,1,1; 1,-1,-1; -1,1,-1; -1,-1,1"',
    "mirror-flow-limit": '--x "-1,0,1" --y 1,0,1 --density uniform:-2,2',
    "max-pooling": "--rows 3 --columns 3 --window 2,2 --faces",
    "mistake-levels": '--points "0,0; 1,0; 0,1; 1,1" --positive "1,0; 0,1" --terms 1,1',
    "critical-census": "convolutional:3,2",
    "teacher-discriminant": "polynomial:2,1,1:z^2 --data generic",
    "learning-degree": "polynomial:2,2,1:z^4 --data gaussian",
    "classification-fan": '--points "0,0; 1,0; 0,1; 1,1" --terms 2,1',
}
"""What stands below the summary of a problem's command, by its kind."""


@dataclass(frozen=True)
class Picture:
    """What ``--plot`` draws, given the problem and its result."""

    text: str
    draw: Callable[[Any, Any], Any]
    of_result: bool


def _loss_surface(problem: Any, result: Any) -> Any:
    draw = present.plot.perturbation if problem.of_covariances else present.plot.loss_surface
    return draw(problem.network, problem.loss)


def _regions(problem: Any, result: Any) -> Any:
    return present.plot.linear_regions(problem.network)


def _trajectories(problem: Any, result: Any) -> Any:
    return present.plot.trajectories(problem.flow, result.value, seed=problem.seed)


def _fibre(problem: Any, result: Any) -> Any:
    return present.plot.fibre(problem.network, problem.matrix if problem.is_linear else ())


REGIONS = "Draw regions and boundary of a network with two inputs."
PICTURES = {
    "real-ed-critical-points": Picture(
        "Draw the critical points and their normals on a plane curve or a surface.",
        lambda _, result: present.plot.critical_points(result),
        of_result=True,
    ),
    "bottlenecks": Picture(
        "Draw the real bottlenecks of a plane curve or a surface.",
        lambda _, result: present.plot.bottlenecks(result),
        of_result=True,
    ),
    "voronoi-cell": Picture(
        "Draw the cell on the normal of a plane curve or a surface.",
        lambda _, result: present.plot.voronoi_cells(result),
        of_result=True,
    ),
    "ed-discriminant": Picture(
        "Draw the evolute of a plane curve, with focal points.",
        lambda _, result: present.plot.evolute(result),
        of_result=True,
    ),
    "jacobian-rank-census": Picture(
        "Draw the part of full rank for all widths up to this one.",
        lambda problem, _: present.plot.rank_transition(problem),
        of_result=False,
    ),
    "fisher-rao-flow": Picture(
        "Draw the gap of the reward along the flow beside its rate; with --times its path.",
        lambda _, result: (present.plot.flow_path if result.value.path else present.plot.gap)(
            result
        ),
        of_result=True,
    ),
    "policy-critical-points": Picture(
        "Draw the reward over policies of one or two probabilities.",
        lambda _, result: present.plot.policies(result),
        of_result=True,
    ),
    "central-curve": Picture(
        "Draw the curve of a polytope with two dimensions.",
        lambda problem, _: present.plot.central_curve(problem),
        of_result=False,
    ),
    "entropic-path": Picture(
        "Draw the curve of a polytope with two dimensions.",
        lambda problem, _: present.plot.entropic_path(problem),
        of_result=False,
    ),
    "local-minima": Picture(
        "Draw the losses over the regions that hold minima.",
        lambda _, result: present.plot.minimal_losses(result),
        of_result=True,
    ),
    "mistake-levels": Picture(
        "Draw the components by mistakes, and which are neighbours.",
        lambda problem, _: present.plot.level_graph(problem),
        of_result=False,
    ),
    "classification-fan": Picture(
        "Draw a cone over points in the plane for each number of parts.",
        lambda problem, _: present.plot.classification_fan(problem),
        of_result=False,
    ),
    "boundary-types": Picture(
        "Draw a decision boundary in the plane for each cell.",
        lambda problem, _: present.plot.boundary_types(problem),
        of_result=False,
    ),
    "max-pooling": Picture(
        "Draw the vertices as windows are added, and the faces.",
        lambda problem, _: present.plot.max_pooling(problem),
        of_result=False,
    ),
    "tropical-form": Picture(
        "Draw Newton polytopes and tropical curves, for one input or two.",
        lambda _, result: present.plot.tropical_form(result.value),
        of_result=True,
    ),
    "realization": Picture(
        "Draw the triangulations of the exponents, in one variable or two.",
        lambda _, result: present.plot.realization(result),
        of_result=True,
    ),
    "local-complexity": Picture(
        "Draw the bends in the box.",
        lambda problem, _: present.plot.bends(problem),
        of_result=False,
    ),
    "linear-regions": Picture(REGIONS, _regions, of_result=False),
    "decision-boundary": Picture(REGIONS, _regions, of_result=False),
    "mirror-flow-limit": Picture(
        "Draw the function beside networks that are trained to it.",
        lambda _, result: present.plot.mirror_flow(result),
        of_result=True,
    ),
    "tangent-kernel": Picture(
        "Draw the smallest eigenvalue and its bounds as points are added.",
        lambda problem, _: present.plot.tangent_kernel(problem),
        of_result=False,
    ),
    "fibre": Picture(options.SMALL_WEIGHTS, _fibre, of_result=False),
    "pure-spurious": Picture(options.SMALL_WEIGHTS, _loss_surface, of_result=False),
    "conservation-laws": Picture(
        "Draw the laws along integrated trajectories.",
        _trajectories,
        of_result=True,
    ),
}


def command(entry: Entry) -> Any:
    """The command of a problem; of all problems it imports this one."""
    problem = entry.problem
    given = readings(problem)
    found = {**parameters(given), "method": method(problem)}
    found |= {n: parameter(n, kind, default) for n, (kind, default) in options.ON_RUN.items()}
    picture = PICTURES.get(entry.kind)
    if picture is not None:
        text = f"{picture.text} {options.PICTURE}"
        drawn = typer.Option("--plot", callback=options.to_draw, help=text)
        found["plot"] = parameter("plot", Annotated[Path | None, drawn], None)

    if problem.each:
        text = (
            f"Write {problem.each[0]} to a file, each as a line of JSON; one that is there goes on."
        )
        written = typer.Option("--each", callback=options.to_write, help=text)
        found["each"] = parameter("each", Annotated[Path | None, written], None)

    def run(**words: Any) -> None:
        built = build(problem, given, words)
        if words.get("each") is not None:
            from neurovariety.cli.studies.counting import write_each

            return write_each(built, words)
        if not words["script"]:
            _draw(picture, False, built, None, words)
        result = answer(built, **{name: words[name] for name in options.ON_RUN})
        if result is not None:
            _draw(picture, True, built, result, words)

    vars(run)["__signature__"] = Signature(list(found.values()))
    run.__annotations__ = {name: p.annotation for name, p in found.items()}
    text = entry.summary
    if entry.kind in EXAMPLES:
        text += f"\n\nneurovariety {entry.command} {EXAMPLES[entry.kind]}"
    app = typer.Typer(add_completion=False)
    app.command(entry.command, cls=Once, help=text)(run)
    return typer.main.get_command(app)


def _draw(picture: Picture | None, of_result: bool, problem: Any, result: Any, words: Any) -> None:
    if picture is None or picture.of_result != of_result or words["plot"] is None:
        return
    file = picture.draw(problem, result).save(words["plot"])
    typer.echo(f"Picture: {file}", err=words["as_json"])
