"""Landscapes of distances: how many real critical points and local minima, for many data."""

from neurovariety.landscape.counting import Landscape as Landscape
from neurovariety.landscape.counting import counts as counts
