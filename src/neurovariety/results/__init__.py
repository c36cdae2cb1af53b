"""Typed answers: a value, how sure it is, and how to get it again without Python."""

from neurovariety.certainty import Certainty as Certainty
from neurovariety.results.base import Provenance as Provenance
from neurovariety.results.base import Result as Result
from neurovariety.results.critical import CriticalComponent as CriticalComponent
from neurovariety.results.critical import CriticalPointCount as CriticalPointCount
from neurovariety.results.critical import CriticalPointsResult as CriticalPointsResult
from neurovariety.results.distances import Correspondence as Correspondence
from neurovariety.results.distances import CorrespondenceResult as CorrespondenceResult
from neurovariety.results.distances import DegreeResult as DegreeResult
from neurovariety.results.ideals import Ideal as Ideal
from neurovariety.results.ideals import MinorsResult as MinorsResult
from neurovariety.results.real import RealCriticalPointsResult as RealCriticalPointsResult
