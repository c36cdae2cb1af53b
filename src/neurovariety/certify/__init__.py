"""Real numbers with proofs: balls, Krawczyk's operator, isolation by msolve, homotopies.

Nothing here knows a problem; floats find candidates and never decide.
"""
