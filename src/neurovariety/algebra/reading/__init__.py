"""Reading what is given: polynomials in text or of other systems, and calls of classes."""
