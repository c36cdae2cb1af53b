"""Pictures of piecewise-linear functions: regions, boundaries, polytopes, fans, ranks, losses."""
