"""Networks beyond the linear one: sparse, monomial, convolutional, ReLU on activation patterns.

Each is a frozen value with a ``ring`` of its weights, its parametrisation ``map``, and its
``outputs`` on given inputs.  A ``map`` need not tell all functions apart: for gradient flow it
matters that every loss is a function of its components.
"""

from __future__ import annotations

from typing import TypeAlias

from neurovariety.networks.convolutional import ConvolutionalNetwork
from neurovariety.networks.linear import LinearNetwork
from neurovariety.networks.monomial import MonomialNetwork
from neurovariety.networks.relu import ReLUNetwork
from neurovariety.networks.sparse import SparseNetwork
from neurovariety.varieties.variety import Parametric

Model: TypeAlias = (
    LinearNetwork
    | SparseNetwork
    | MonomialNetwork
    | ConvolutionalNetwork
    | ReLUNetwork
    | Parametric
)
