"""Fisher-Rao gradient flows of linear programmes: exact rates, and the path in balls."""
