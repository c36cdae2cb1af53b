"""Differential and metamorphic tests: nasty inputs, and relations that hold for all of them.

`generate` draws varieties, metrics and problems with hypothesis; `relations` says what must hold,
a topic a file; `table` lists which relations apply to which problem; `cases` numbers the cases and
shrinks the ones that fail; `soak` runs thousands of them.
"""
