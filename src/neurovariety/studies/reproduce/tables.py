"""Published tables, solved anew: a published value is compared, never copied."""

from __future__ import annotations

from collections.abc import Callable
from inspect import getdoc

from neurovariety.studies.reproduce.covariances import critical_covariances
from neurovariety.studies.reproduce.depth import deeper_table, pattern_figure
from neurovariety.studies.reproduce.discriminants import ed_discriminants
from neurovariety.studies.reproduce.example import example_system
from neurovariety.studies.reproduce.kohn import kohn_talk
from neurovariety.studies.reproduce.networks.convolutions import convolutional_networks
from neurovariety.studies.reproduce.networks.equivariant import equivariant
from neurovariety.studies.reproduce.networks.maxout import maxout_moments
from neurovariety.studies.reproduce.networks.polynomial import attention, polynomial_networks
from neurovariety.studies.reproduce.networks.thresholds import activation_thresholds
from neurovariety.studies.reproduce.piecewise import (
    brandenburg_talk,
    max_pooling,
    mild_overparameterization,
)
from neurovariety.studies.reproduce.programs import central_curves, fisher_rao, policies
from neurovariety.studies.reproduce.rows import Reproduction, Settings
from neurovariety.studies.reproduce.thesis import thesis_table
from neurovariety.studies.reproduce.wide import mirror_flow, tangent_kernels

TABLES: dict[str, Callable[[Settings], Reproduction]] = {
    "kohn-talk": kohn_talk,
    "thesis-3.1": thesis_table,
    "thesis-3.2": deeper_table,
    "thesis-fig-3.1": pattern_figure,
    "thesis-1.13": example_system,
    "ed-discriminants": ed_discriminants,
    "equivariant": equivariant,
    "bures-wasserstein": critical_covariances,
    "activation-thresholds": activation_thresholds,
    "polynomial-networks": polynomial_networks,
    "attention": attention,
    "convolutional-networks": convolutional_networks,
    "brandenburg-talk": brandenburg_talk,
    "max-pooling": max_pooling,
    "mirror-flow": mirror_flow,
    "tangent-kernels": tangent_kernels,
    "mild-overparameterization": mild_overparameterization,
    "maxout-moments": maxout_moments,
    "fisher-rao": fisher_rao,
    "central-curves": central_curves,
    "policies": policies,
}
"""What ``neurovariety reproduce`` knows, by name."""


def title(name: str) -> str:
    """What a table is about: the first sentence of its function.

    Examples
    --------
    >>> title("thesis-fig-3.1")
    'Figure 3.1: where the 33 critical points of widths 2,2,2 have zeros'
    """
    return (getdoc(TABLES[name]) or "").partition("\n")[0].removesuffix(".")
