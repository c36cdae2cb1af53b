"""The commands for data where critical points meet."""

from __future__ import annotations

from neurovariety.cli.answer import answer
from neurovariety.cli.options import (
    AsJson,
    AsScript,
    EngineWord,
    File,
    Memory,
    Method,
    MetricSpec,
    Polynomials,
    Prime,
    Seed,
    Spec,
    Timeout,
    Variables,
    Verify,
)


def ed_discriminant(
    spec: Spec,
    metric: MetricSpec = "frobenius",
    polynomials: Polynomials = None,
    file: File = None,
    variables: Variables = None,
    method: Method = "auto",
    prime: Prime = 32003,
    seed: Seed = 1,
    script: AsScript = False,
    as_json: AsJson = False,
    engine: EngineWord = "auto",
    timeout: Timeout = 600,
    memory: Memory = None,
    verify: Verify = False,
) -> None:
    """ED discriminant: data over which critical points meet; its degree, factors, real codimension.

    neurovariety ed-discriminant ellipse
    """
    from neurovariety.cli import specs
    from neurovariety.problems import EDDiscriminant

    variety = specs.variety(spec, specs.polynomial_text(polynomials, file), variables)
    problem = EDDiscriminant(variety, specs.metric(metric), method=method, prime=prime, seed=seed)
    answer(problem, script, as_json, engine, timeout, memory, verify)
