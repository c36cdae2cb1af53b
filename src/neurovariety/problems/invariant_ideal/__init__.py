"""The smallest ideals that flows leave invariant."""
