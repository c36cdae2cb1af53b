"""Networks beyond the linear one: sparse, monomial, convolutional, ReLU on activation patterns.

Each is a frozen value with a ``ring`` of its weights, its parametrisation ``map``, and its
``outputs`` on given inputs.  A ``map`` need not tell all functions apart: for gradient flow it
matters that every loss is a function of its components.
"""

from typing import TypeAlias

from neurovariety.models.convolutional import ConvolutionalNetwork as ConvolutionalNetwork
from neurovariety.models.monomial import MonomialNetwork as MonomialNetwork
from neurovariety.models.relu import ReLUNetwork as ReLUNetwork
from neurovariety.models.sparse import SparseNetwork as SparseNetwork
from neurovariety.networks import LinearNetwork
from neurovariety.varieties import Parametric

Model: TypeAlias = (
    LinearNetwork
    | SparseNetwork
    | MonomialNetwork
    | ConvolutionalNetwork
    | ReLUNetwork
    | Parametric
)
