"""Decision boundaries of networks with polynomial functions."""
