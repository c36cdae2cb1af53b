"""Degrees of varieties, of closures of images, and of the maps onto them."""
