"""Critical points of distances for many data: parameter homotopy, and certificates in floats."""

from neurovariety.homotopy.batches import Datum as Datum
from neurovariety.homotopy.batches import Family as Family
from neurovariety.homotopy.batches import Found as Found
from neurovariety.homotopy.batches import find as find
from neurovariety.homotopy.batches import start_of as start_of
from neurovariety.homotopy.batches import system_of as system_of
from neurovariety.homotopy.isolation import critical_equations as critical_equations
from neurovariety.homotopy.isolation import from_boxes as from_boxes
from neurovariety.homotopy.monodromy import MonodromyFailed as MonodromyFailed
from neurovariety.homotopy.points import RealEDPoint as RealEDPoint
from neurovariety.homotopy.points import RealEDPointSet as RealEDPointSet
from neurovariety.homotopy.points import described as described
from neurovariety.homotopy.points import real_points as real_points
from neurovariety.homotopy.points import settle as settle
