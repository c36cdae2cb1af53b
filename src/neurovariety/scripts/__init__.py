"""From a problem to the text of a script: templates, typed filters, library files.

Nothing here runs a script; only this folder imports Jinja and knows where templates lie.
"""
