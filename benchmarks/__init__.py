"""One script per claim about speed and memory, each beside a peer measured in the same run.

``python -m benchmarks`` runs them all; ``docs/reference/benchmarks.md`` explains the rows.
"""
