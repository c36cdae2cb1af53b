"""Gradient flows and what they keep: laws, Lie algebras, finite steps, zero-Hessian points."""

from neurovariety.flows.gradient import GradientFlow as GradientFlow
from neurovariety.flows.gradient import VectorField as VectorField
from neurovariety.flows.gradient import as_flow as as_flow
