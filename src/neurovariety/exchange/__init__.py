"""Values to and from other systems: Sage in this process, ``.mrdi`` files.

What a file holds is data and is never evaluated.
"""
