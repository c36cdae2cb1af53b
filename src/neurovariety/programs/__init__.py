"""Linear programmes and decision processes as values, solved over the rationals with certificates.

Nothing here runs an engine or answers a problem; floats propose bases and never decide.
"""
