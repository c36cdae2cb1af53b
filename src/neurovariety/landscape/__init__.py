"""Landscapes of distances: how many real critical points and local minima, for many data."""

from neurovariety.landscape.counting import Landscape as Landscape
from neurovariety.landscape.counting import counts as counts
from neurovariety.landscape.progress import progress_bar as progress_bar
from neurovariety.landscape.sweep import LandscapeTable as LandscapeTable
from neurovariety.landscape.sweep import landscape_table as landscape_table
