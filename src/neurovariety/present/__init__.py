"""How results are shown: pictures, reports, plain data.

Nothing here computes what a result does not already say, but for what a picture needs.
"""
