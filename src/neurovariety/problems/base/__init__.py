"""What all problems share: problem, result, provenance, grounds, checks, tables.

Nothing here knows a single problem.
"""
