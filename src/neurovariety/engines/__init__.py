"""All that runs a script under limits: processes, sessions, pools, and how they are found.

Nothing here knows what a script computes; what an engine prints is read, never evaluated.
"""
