"""Varieties and metrics as frozen values, with what is known of them in closed form.

Nothing here knows a network, runs an engine or answers a problem.
"""
