"""The command line: thin, no mathematics."""

from neurovariety.cli.app import main as main
