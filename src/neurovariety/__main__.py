"""``python -m neurovariety`` is the command line."""

from neurovariety.cli.app import main

if __name__ == "__main__":
    main()
