"""neurovariety: ask Macaulay2 about the algebraic geometry of neural networks.

::

    import neurovariety as nv

    net = nv.LinearNetwork(3, 1, 3)
    result = nv.solve(nv.GenericEDDegree(net.variety))
    result.value, result.provenance
    print(result.script.text)
"""

from neurovariety._version import __version__ as __version__
from neurovariety.algebra.matrices import Determinantal as Determinantal
from neurovariety.algebra.matrices import Hankel as Hankel
from neurovariety.algebra.matrices import SymmetricDeterminantal as SymmetricDeterminantal
from neurovariety.bounds import bounds as bounds
from neurovariety.certainty import Certainty as Certainty
from neurovariety.countlaw import critical_count_law as critical_count_law
from neurovariety.engines.base import Limits as Limits
from neurovariety.engines.errors import EngineError as EngineError
from neurovariety.engines.macaulay2 import Macaulay2 as Macaulay2
from neurovariety.engines.pool import Pool as Pool
from neurovariety.engines.replay import Replay as Replay
from neurovariety.engines.sage import Sage as Sage
from neurovariety.engines.sage_session import SageSession as SageSession
from neurovariety.engines.script import Script as Script
from neurovariety.engines.session import Session as Session
from neurovariety.errors import NeuroVarietyError as NeuroVarietyError
from neurovariety.errors import ProtocolError as ProtocolError
from neurovariety.errors import SpecificationError as SpecificationError
from neurovariety.exchange.convert import from_sage as from_sage
from neurovariety.exchange.convert import to_sage as to_sage
from neurovariety.exchange.mrdi.files import read_mrdi as read_mrdi
from neurovariety.exchange.mrdi.files import write_mrdi as write_mrdi
from neurovariety.networks.convolutional import ConvolutionalNetwork as ConvolutionalNetwork
from neurovariety.networks.flows import GradientFlow as GradientFlow
from neurovariety.networks.linear import LinearNetwork as LinearNetwork
from neurovariety.networks.losses import QuadraticLoss as QuadraticLoss
from neurovariety.networks.losses import rational as rational
from neurovariety.networks.monomial import MonomialNetwork as MonomialNetwork
from neurovariety.networks.relu import ReLUNetwork as ReLUNetwork
from neurovariety.networks.sparse import SparseNetwork as SparseNetwork
from neurovariety.present import plot as plot
from neurovariety.present.report import report as report
from neurovariety.problems.bottlenecks import Bottlenecks as Bottlenecks
from neurovariety.problems.conservation import ConservationLaws as ConservationLaws
from neurovariety.problems.correspondence import EDCorrespondence as EDCorrespondence
from neurovariety.problems.critical import CriticalPoints as CriticalPoints
from neurovariety.problems.darboux import DarbouxPolynomials as DarbouxPolynomials
from neurovariety.problems.discriminants import EDDiscriminant as EDDiscriminant
from neurovariety.problems.eddegree import EDDegree as EDDegree
from neurovariety.problems.equality import IdealEquality as IdealEquality
from neurovariety.problems.generic import GenericEDDegree as GenericEDDegree
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
from neurovariety.reach import reach as reach
from neurovariety.scripts.rendering import render as render
from neurovariety.solve import solve as solve
from neurovariety.studies.landscape.sweep import landscape_table as landscape_table
from neurovariety.varieties.metrics import BombieriWeyl as BombieriWeyl
from neurovariety.varieties.metrics import DataMetric as DataMetric
from neurovariety.varieties.metrics import Frobenius as Frobenius
from neurovariety.varieties.metrics import Metric as Metric
from neurovariety.varieties.metrics import SymmetricForm as SymmetricForm
from neurovariety.varieties.metrics import Weighted as Weighted
from neurovariety.varieties.variety import Implicit as Implicit
from neurovariety.varieties.variety import Parametric as Parametric
from neurovariety.verify import verify as verify
