"""The tests; a package, so that they share the catalogue, strategies and golden problems."""
