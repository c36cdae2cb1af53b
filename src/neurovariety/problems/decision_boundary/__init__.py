"""Decision boundaries: where the output of a network changes its sign."""
