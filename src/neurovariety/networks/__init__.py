"""One file for each kind of network, with losses, fibres and gradient flows as values.

Nothing here runs an engine or answers a problem.
"""
