"""Reading polynomials: text by a grammar of our own, what other systems have by its own parts."""
