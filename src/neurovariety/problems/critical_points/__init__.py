"""Complex critical points of quadratic losses on linear networks."""
