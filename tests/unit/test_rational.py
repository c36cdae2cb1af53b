"""Networks whose activations are quotients, at hand-made values."""

from __future__ import annotations

import pytest

import neurovariety as nv
from neurovariety.errors import SpecificationError


def test_quotients_are_evaluated() -> None:
    net, p = nv.RationalNetwork((1, 2, 1), "z/(1 + z^2)", bias=True), 101
    w, x = [2, 3, 4, 5, 1, 6, 7], 9  # weights by layers, then biases: 2, 3 | 4, 5 | 1, 6 | 7
    hidden = [(2 * x + 1) % p, (3 * x + 6) % p]
    wanted = sum(v * z * pow(1 + z * z, -1, p) for v, z in zip((4, 5), hidden, strict=True)) + 7
    assert net.evaluate(w, [[x]], p).tolist() == [[wanted % p]]
    slope = [(1 - z * z) * pow(1 + z * z, -2, p) for z in hidden]
    inner = [4 * slope[0] * x, 5 * slope[1] * x]
    outer = [z * pow(1 + z * z, -1, p) for z in hidden]
    biases = [4 * slope[0], 5 * slope[1], 1]
    found = net.jacobian(w, [[x]], p)[0, 0].tolist()
    assert found == [v % p for v in (*inner, *outer, *biases)]
    assert net.map.generic_rank(10007) == net.generic_rank(10007)
    with pytest.raises(SpecificationError, match="vanishes modulo 101"):
        net.evaluate([0] * 4 + [10] * 3, [[x]], p)  # 10^2 = -1


def test_a_loss_on_few_samples_has_the_outputs_as_its_one_critical_point() -> None:
    net = nv.RationalNetwork((1, 1, 1), "z/(1 + z)")
    assert nv.RealEDCriticalPoints.of_loss(net, "1, 2, 3", "1, 5, 2").variety.dimension == 2
    with pytest.raises(SpecificationError, match="the datum itself is the nearest point"):
        nv.RealEDCriticalPoints.of_loss(net, "1, 2", "1, 3")
