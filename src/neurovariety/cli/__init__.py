"""The command line, made from the registry of problems.

Nothing here computes: each command builds a problem or calls a study, and prints what comes back.
"""
