"""ED discriminants: data over which critical points meet."""
