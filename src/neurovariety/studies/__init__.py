"""Studies: sweeps over data and networks, and published tables solved anew.

Nothing here answers a problem by itself: all goes through `solve`.
"""
