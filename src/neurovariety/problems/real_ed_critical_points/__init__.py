"""Real critical points of distances, certified."""
