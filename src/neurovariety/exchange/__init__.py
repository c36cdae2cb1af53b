"""Values to and from other systems and files: Sage in this process, ``.mrdi``, saved results.

What a file holds is data and is never evaluated.
"""
