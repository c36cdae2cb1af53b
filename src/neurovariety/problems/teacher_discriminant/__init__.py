"""Teacher discriminants: where the real critical points of a regression change their number."""
