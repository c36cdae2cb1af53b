"""Whether an ideal is invariant under a flow."""
