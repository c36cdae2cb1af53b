"""Components of varieties over the rational numbers."""
