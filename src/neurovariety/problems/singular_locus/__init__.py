"""Singular points of varieties, and where maps onto them are ramified."""
