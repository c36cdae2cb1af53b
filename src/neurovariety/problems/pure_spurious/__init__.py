"""Pure and spurious critical points of linear networks."""
