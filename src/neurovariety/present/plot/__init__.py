"""Pictures: Matplotlib figures, or drawn on the axes ``ax``; they need the extra ``plot``."""

from neurovariety.present.plot.cells import voronoi_cells as voronoi_cells
from neurovariety.present.plot.chambers import chambers as chambers
from neurovariety.present.plot.distances import bottlenecks as bottlenecks
from neurovariety.present.plot.distances import critical_points as critical_points
from neurovariety.present.plot.distances import evolute as evolute
from neurovariety.present.plot.inplane import central_curve as central_curve
from neurovariety.present.plot.inplane import entropic_path as entropic_path
from neurovariety.present.plot.laws import Trajectories as Trajectories
from neurovariety.present.plot.laws import integrate as integrate
from neurovariety.present.plot.laws import with_a_loss as with_a_loss
from neurovariety.present.plot.paths import loss_path as loss_path
from neurovariety.present.plot.perturbation import perturbation as perturbation
from neurovariety.present.plot.piecewise.bends import bends as bends
from neurovariety.present.plot.piecewise.networks import linear_regions as linear_regions
from neurovariety.present.plot.piecewise.regions import level_graph as level_graph
from neurovariety.present.plot.piecewise.regions import minimal_losses as minimal_losses
from neurovariety.present.plot.piecewise.regions import rank_transition as rank_transition
from neurovariety.present.plot.piecewise.tropical import realization as realization
from neurovariety.present.plot.piecewise.tropical import tropical_form as tropical_form
from neurovariety.present.plot.piecewise.types import boundary_types as boundary_types
from neurovariety.present.plot.piecewise.types import classification_fan as classification_fan
from neurovariety.present.plot.piecewise.types import max_pooling as max_pooling
from neurovariety.present.plot.programs import flow_path as flow_path
from neurovariety.present.plot.programs import gap as gap
from neurovariety.present.plot.programs import policies as policies
from neurovariety.present.plot.trajectories import trajectories as trajectories
from neurovariety.present.plot.weights import fibre as fibre
from neurovariety.present.plot.weights import loss_surface as loss_surface
from neurovariety.present.plot.wide import mirror_flow as mirror_flow
from neurovariety.present.plot.wide import tangent_kernel as tangent_kernel


def __dir__() -> list[str]:
    """The pictures, without the files that they come from."""
    return [name for name, value in globals().items() if name[0] != "_" and callable(value)]
