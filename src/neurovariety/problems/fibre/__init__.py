"""All weights that have one function."""
