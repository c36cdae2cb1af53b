"""The commands that are no problems: sweeps, published tables, pictures.

Each is written by hand; what it computes lives in `neurovariety.studies` and `present`.
"""
