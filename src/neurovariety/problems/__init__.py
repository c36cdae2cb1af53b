"""The questions: frozen values that determine a script."""

from typing import TypeAlias

from neurovariety.problems.correspondence import EDCorrespondence as EDCorrespondence
from neurovariety.problems.critical import CriticalPoints as CriticalPoints
from neurovariety.problems.eddegree import EDDegree as EDDegree
from neurovariety.problems.generic import GenericEDDegree as GenericEDDegree
from neurovariety.problems.generic import rank_one_formula as rank_one_formula
from neurovariety.problems.minors import MinorsIdeal as MinorsIdeal
from neurovariety.problems.real import RealCriticalPoints as RealCriticalPoints

Problem: TypeAlias = (
    MinorsIdeal
    | EDCorrespondence
    | EDDegree
    | GenericEDDegree
    | CriticalPoints
    | RealCriticalPoints
)
