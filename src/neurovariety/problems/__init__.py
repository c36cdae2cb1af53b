"""What can be asked: `base` and `registry`, and one folder a problem.

A folder holds the problem, its result, its decoder, its checks and the mathematics that only it
uses; nothing here knows a study, a picture or the shell.
"""
