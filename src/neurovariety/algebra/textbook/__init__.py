"""Commutative algebra as the textbook has it, slow and in this process: for definitions."""
