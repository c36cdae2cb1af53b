"""neurovariety: ask Macaulay2 about the algebraic geometry of neural networks.

::

    import neurovariety as nv

    net = nv.LinearNetwork(3, 1, 3)
    result = nv.solve(nv.GenericEDDegree(net.variety))
    result.value, result.provenance
    print(result.script.text)
"""

from neurovariety import plot as plot
from neurovariety._version import __version__ as __version__
from neurovariety.bounds import bounds as bounds
from neurovariety.convert import from_sage as from_sage
from neurovariety.convert import to_sage as to_sage
from neurovariety.countlaw import critical_count_law as critical_count_law
from neurovariety.engines import Limits as Limits
from neurovariety.engines import Macaulay2 as Macaulay2
from neurovariety.engines import Pool as Pool
from neurovariety.engines import Replay as Replay
from neurovariety.engines import Sage as Sage
from neurovariety.engines import SageSession as SageSession
from neurovariety.engines import Session as Session
from neurovariety.errors import EngineError as EngineError
from neurovariety.errors import NeuroVarietyError as NeuroVarietyError
from neurovariety.errors import ProtocolError as ProtocolError
from neurovariety.errors import SpecificationError as SpecificationError
from neurovariety.flows import GradientFlow as GradientFlow
from neurovariety.landscape import landscape_table as landscape_table
from neurovariety.losses import QuadraticLoss as QuadraticLoss
from neurovariety.losses import rational as rational
from neurovariety.metrics import BombieriWeyl as BombieriWeyl
from neurovariety.metrics import DataMetric as DataMetric
from neurovariety.metrics import Frobenius as Frobenius
from neurovariety.metrics import Metric as Metric
from neurovariety.metrics import SymmetricForm as SymmetricForm
from neurovariety.metrics import Weighted as Weighted
from neurovariety.models import ConvolutionalNetwork as ConvolutionalNetwork
from neurovariety.models import MonomialNetwork as MonomialNetwork
from neurovariety.models import ReLUNetwork as ReLUNetwork
from neurovariety.models import SparseNetwork as SparseNetwork
from neurovariety.mrdi import read_mrdi as read_mrdi
from neurovariety.mrdi import write_mrdi as write_mrdi
from neurovariety.networks import LinearNetwork as LinearNetwork
from neurovariety.problems import Bottlenecks as Bottlenecks
from neurovariety.problems import ConservationLaws as ConservationLaws
from neurovariety.problems import CriticalPoints as CriticalPoints
from neurovariety.problems import DarbouxPolynomials as DarbouxPolynomials
from neurovariety.problems import EDCorrespondence as EDCorrespondence
from neurovariety.problems import EDDegree as EDDegree
from neurovariety.problems import EDDiscriminant as EDDiscriminant
from neurovariety.problems import GenericEDDegree as GenericEDDegree
from neurovariety.problems import GroebnerBasis as GroebnerBasis
from neurovariety.problems import IdealEquality as IdealEquality
from neurovariety.problems import InvariantIdeal as InvariantIdeal
from neurovariety.problems import IsInvariant as IsInvariant
from neurovariety.problems import MinorsIdeal as MinorsIdeal
from neurovariety.problems import PureSpurious as PureSpurious
from neurovariety.problems import RealCriticalPoints as RealCriticalPoints
from neurovariety.problems import RealEDCriticalPoints as RealEDCriticalPoints
from neurovariety.problems import SignatureDiscriminant as SignatureDiscriminant
from neurovariety.problems import TrajectoryIdeal as TrajectoryIdeal
from neurovariety.problems import VoronoiCell as VoronoiCell
from neurovariety.reach import reach as reach
from neurovariety.render import render as render
from neurovariety.report import report as report
from neurovariety.results import Certainty as Certainty
from neurovariety.script import Script as Script
from neurovariety.solve import solve as solve
from neurovariety.varieties import Determinantal as Determinantal
from neurovariety.varieties import Hankel as Hankel
from neurovariety.varieties import Implicit as Implicit
from neurovariety.varieties import Parametric as Parametric
from neurovariety.varieties import SymmetricDeterminantal as SymmetricDeterminantal
from neurovariety.verify import verify as verify
