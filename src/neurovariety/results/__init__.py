"""Typed answers: a value, how sure it is, and how to get it again without Python."""

from neurovariety.algebra.ideals import Ideal as Ideal
from neurovariety.certainty import Certainty as Certainty
from neurovariety.results.base import Provenance as Provenance
from neurovariety.results.base import Result as Result
from neurovariety.results.bottlenecks import BottleneckPair as BottleneckPair
from neurovariety.results.bottlenecks import BottleneckSet as BottleneckSet
from neurovariety.results.bottlenecks import BottlenecksResult as BottlenecksResult
from neurovariety.results.bottlenecks import VoronoiBoundary as VoronoiBoundary
from neurovariety.results.bottlenecks import VoronoiCellResult as VoronoiCellResult
from neurovariety.results.conservation import Certificate as Certificate
from neurovariety.results.conservation import ConservationLawsResult as ConservationLawsResult
from neurovariety.results.conservation import Law as Law
from neurovariety.results.conservation import Laws as Laws
from neurovariety.results.critical import CriticalComponent as CriticalComponent
from neurovariety.results.critical import CriticalPointCount as CriticalPointCount
from neurovariety.results.critical import CriticalPointsResult as CriticalPointsResult
from neurovariety.results.darboux import DarbouxFamily as DarbouxFamily
from neurovariety.results.darboux import DarbouxResult as DarbouxResult
from neurovariety.results.darboux import DarbouxSpace as DarbouxSpace
from neurovariety.results.discriminants import Discriminant as Discriminant
from neurovariety.results.discriminants import EDDiscriminantResult as EDDiscriminantResult
from neurovariety.results.distances import Correspondence as Correspondence
from neurovariety.results.distances import CorrespondenceResult as CorrespondenceResult
from neurovariety.results.distances import DegreeResult as DegreeResult
from neurovariety.results.ideals import GroebnerBasisResult as GroebnerBasisResult
from neurovariety.results.ideals import IdealComparison as IdealComparison
from neurovariety.results.ideals import IdealEqualityResult as IdealEqualityResult
from neurovariety.results.ideals import MinorsResult as MinorsResult
from neurovariety.results.invariants import Invariance as Invariance
from neurovariety.results.invariants import InvarianceResult as InvarianceResult
from neurovariety.results.invariants import InvariantChain as InvariantChain
from neurovariety.results.invariants import InvariantIdealResult as InvariantIdealResult
from neurovariety.results.invariants import TrajectoryPolynomials as TrajectoryPolynomials
from neurovariety.results.invariants import TrajectoryResult as TrajectoryResult
from neurovariety.results.invariants import Witness as Witness
from neurovariety.results.real import RealCriticalPointsResult as RealCriticalPointsResult
from neurovariety.results.realed import RealEDCriticalPointsResult as RealEDCriticalPointsResult
from neurovariety.results.signature import Signature as Signature
from neurovariety.results.signature import SignatureComponent as SignatureComponent
from neurovariety.results.signature import (
    SignatureDiscriminantResult as SignatureDiscriminantResult,
)
from neurovariety.results.spurious import CriticalFunction as CriticalFunction
from neurovariety.results.spurious import CriticalFunctions as CriticalFunctions
from neurovariety.results.spurious import PureSpuriousResult as PureSpuriousResult
