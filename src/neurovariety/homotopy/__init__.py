"""Critical points of distances for many data: parameter homotopy, and certificates in floats."""

from neurovariety.homotopy.batches import Datum as Datum
from neurovariety.homotopy.batches import Family as Family
from neurovariety.homotopy.batches import Found as Found
from neurovariety.homotopy.batches import find as find
from neurovariety.homotopy.monodromy import MonodromyFailed as MonodromyFailed
