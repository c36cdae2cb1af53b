"""Lists of problems, a line each."""
