"""Child processes and threads that wait for them: how they start, and that none outlives Python.

No engine is known here by name.
"""
