"""From the fields to a teacher discriminant."""

from __future__ import annotations

from neurovariety.engines.frame import Frame
from neurovariety.engines.script import Script
from neurovariety.problems.base.provenance import Provenance
from neurovariety.problems.ed_discriminant.decode import discriminant_of
from neurovariety.problems.learning_degree.data import GenericData
from neurovariety.problems.teacher_discriminant.problem import TeacherDiscriminant
from neurovariety.problems.teacher_discriminant.result import TeacherDiscriminantResult, Teachers


def decode(
    frame: Frame, problem: TeacherDiscriminant, script: Script, provenance: Provenance
) -> TeacherDiscriminantResult:
    """The degree in the metric counts meetings on the variety: it is not whole with others.

    In a closed form, the discriminant of ``det(U G U^t - z)``, it is half of that in the teacher U.
    """
    found, in_metric = discriminant_of(frame, problem.discriminant), None
    if problem.chosen_method == "closed-form" and isinstance(problem.data, GenericData):
        in_metric = found.degree // 2
    elif "metricDegree" in frame.fields and found.infinity_degree == 0:
        in_metric = frame.number("metricDegree")
    return TeacherDiscriminantResult(problem, script, provenance, Teachers(found, in_metric))
