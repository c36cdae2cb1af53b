# needs: nothing
# lists: sums of lists of numbers.


def add_lists(f, g):
    """Entry by entry; the shorter list goes on with zeros."""
    length = max(len(f), len(g))
    return [a + b for a, b in zip(f + [0] * (length - len(f)), g + [0] * (length - len(g)))]
