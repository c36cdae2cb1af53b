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
    """The degree in the metric of the closed form is half of that in the teacher U.

    That is the discriminant of ``det(U G U^t - z)``.
    """
    found, in_metric = discriminant_of(frame, problem.discriminant), None
    if problem.chosen_method == "closed-form" and isinstance(problem.data, GenericData):
        in_metric = found.degree // 2
    elif "metricDegree" in frame.fields:
        in_metric = frame.number("metricDegree")
    return TeacherDiscriminantResult(problem, script, provenance, Teachers(found, in_metric))
