"""What of the documentation is run elsewhere."""

# its code is a part of the package: tests/unit/test_contributing.py puts it there and runs it
collect_ignore = ["contributing.md"]
