"""Pictures, as PNG and SVG; they need the extra ``plot``: ``pip install "neurovariety[plot]"``."""

from neurovariety.plot.chambers import Chambers as Chambers
from neurovariety.plot.chambers import chambers as chambers
from neurovariety.plot.laws import Trajectories as Trajectories
from neurovariety.plot.laws import integrate as integrate
from neurovariety.plot.laws import trajectories as trajectories
from neurovariety.plot.laws import with_a_loss as with_a_loss
from neurovariety.plot.weights import fibre as fibre
from neurovariety.plot.weights import loss_surface as loss_surface
