"""Linear algebra modulo a prime, in NumPy's 64-bit integers."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

Matrix = npt.NDArray[np.int64]

PRIME = 1_000_003
"""Sums of a million products of two residues fit into 64 bits."""


def echelon(matrix: Matrix, prime: int) -> tuple[Matrix, list[int]]:
    """The reduced row echelon form and its pivot columns."""
    pivots: list[int] = []
    A = matrix % prime
    for column in range(A.shape[1]):
        row = len(pivots)
        below = np.flatnonzero(A[row:, column])
        if not len(below):
            continue
        A[[row, row + below[0]]] = A[[row + below[0], row]]
        A[row] = A[row] * pow(int(A[row, column]), -1, prime) % prime
        others = A[:, column].copy()
        others[row] = 0
        A = (A - np.outer(others, A[row])) % prime
        pivots.append(column)
        if len(pivots) == len(A):
            break
    return A, pivots


def rank(matrix: Matrix, prime: int) -> int:
    return len(echelon(matrix, prime)[1])


def left_kernel(matrix: Matrix, prime: int) -> Matrix:
    """A basis of the rows x with x A = 0."""
    A, pivots = echelon(matrix.T.copy(), prime)
    free = [j for j in range(A.shape[1]) if j not in set(pivots)]
    basis = np.zeros((len(free), A.shape[1]), np.int64)
    for i, j in enumerate(free):
        basis[i, j] = 1
        basis[i, pivots] = -A[: len(pivots), j] % prime
    return basis


def invertible(random: np.random.Generator, d: int, prime: int) -> tuple[Matrix, Matrix]:
    """A random invertible matrix and its inverse."""
    while True:
        g = random.integers(0, prime, (d, d))
        A, pivots = echelon(np.concatenate([g, np.eye(d, dtype=np.int64)], axis=1), prime)
        if pivots == list(range(d)):
            return g, A[:, d:]
