"""SymPy's rings and polynomials as Sage's and back, in one process, when Sage is importable."""

from neurovariety.sagemath.collections import from_sage_ideal as from_sage_ideal
from neurovariety.sagemath.collections import from_sage_matrix as from_sage_matrix
from neurovariety.sagemath.collections import from_sage_sequence as from_sage_sequence
from neurovariety.sagemath.collections import plain as plain
from neurovariety.sagemath.collections import to_sage_ideal as to_sage_ideal
from neurovariety.sagemath.collections import to_sage_matrix as to_sage_matrix
from neurovariety.sagemath.collections import to_sage_sequence as to_sage_sequence
from neurovariety.sagemath.imports import sage as sage
from neurovariety.sagemath.rings import RingPair as RingPair
