"""The questions: frozen values that determine a script."""

from typing import TypeAlias

from neurovariety.problems.bottlenecks import Bottlenecks as Bottlenecks
from neurovariety.problems.conservation import ConservationLaws as ConservationLaws
from neurovariety.problems.correspondence import EDCorrespondence as EDCorrespondence
from neurovariety.problems.critical import CriticalPoints as CriticalPoints
from neurovariety.problems.darboux import DarbouxPolynomials as DarbouxPolynomials
from neurovariety.problems.discriminants import EDDiscriminant as EDDiscriminant
from neurovariety.problems.eddegree import EDDegree as EDDegree
from neurovariety.problems.equality import IdealEquality as IdealEquality
from neurovariety.problems.generic import GenericEDDegree as GenericEDDegree
from neurovariety.problems.generic import rank_one_formula as rank_one_formula
from neurovariety.problems.groebner import GroebnerBasis as GroebnerBasis
from neurovariety.problems.invariants import InvariantIdeal as InvariantIdeal
from neurovariety.problems.invariants import IsInvariant as IsInvariant
from neurovariety.problems.invariants import TrajectoryIdeal as TrajectoryIdeal
from neurovariety.problems.minors import MinorsIdeal as MinorsIdeal
from neurovariety.problems.real import RealCriticalPoints as RealCriticalPoints
from neurovariety.problems.realed import RealEDCriticalPoints as RealEDCriticalPoints
from neurovariety.problems.signature import SignatureDiscriminant as SignatureDiscriminant
from neurovariety.problems.spurious import PureSpurious as PureSpurious
from neurovariety.problems.voronoi import VoronoiCell as VoronoiCell

Problem: TypeAlias = (
    MinorsIdeal
    | GroebnerBasis
    | EDCorrespondence
    | EDDegree
    | EDDiscriminant
    | SignatureDiscriminant
    | Bottlenecks
    | VoronoiCell
    | GenericEDDegree
    | CriticalPoints
    | RealCriticalPoints
    | RealEDCriticalPoints
    | PureSpurious
    | InvariantIdeal
    | IsInvariant
    | TrajectoryIdeal
    | DarbouxPolynomials
    | ConservationLaws
    | IdealEquality
)
