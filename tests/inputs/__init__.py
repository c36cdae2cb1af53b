"""Hostile input in every field, option, file and variable: only errors of our tree come out."""
