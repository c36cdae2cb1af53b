"""Real critical points of quadratic losses, certified."""
