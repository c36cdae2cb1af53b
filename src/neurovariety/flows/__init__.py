"""Gradient flows and what they keep: laws, Lie algebras, finite steps, zero-Hessian points."""

from neurovariety.networks.flows import GradientFlow as GradientFlow
from neurovariety.networks.flows import VectorField as VectorField
from neurovariety.networks.flows import as_flow as as_flow
