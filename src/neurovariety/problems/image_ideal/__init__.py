"""Equations of images, degree by degree."""
