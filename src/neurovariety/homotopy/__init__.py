"""Critical points of distances for many data: parameter homotopy, and certificates in floats."""

from neurovariety.certify.homotopy.batches import Datum as Datum
from neurovariety.certify.homotopy.batches import Family as Family
from neurovariety.certify.homotopy.batches import Found as Found
from neurovariety.certify.homotopy.batches import find as find
from neurovariety.certify.homotopy.batches import start_of as start_of
from neurovariety.certify.homotopy.batches import system_of as system_of
from neurovariety.certify.homotopy.isolation import critical_equations as critical_equations
from neurovariety.certify.homotopy.isolation import from_boxes as from_boxes
from neurovariety.certify.homotopy.monodromy import MonodromyFailed as MonodromyFailed
from neurovariety.certify.homotopy.points import RealEDPoint as RealEDPoint
from neurovariety.certify.homotopy.points import RealEDPointSet as RealEDPointSet
from neurovariety.certify.homotopy.points import described as described
from neurovariety.certify.homotopy.points import real_points as real_points
from neurovariety.certify.homotopy.points import settle as settle
