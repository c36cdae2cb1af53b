"""What can be asked: `base`, one folder a problem, and lists of them in `entries`.

A folder holds the problem, its result, its decoder, its checks and the mathematics that only it
uses; nothing here knows a study, a picture or the shell.
"""
