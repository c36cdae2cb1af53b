# needs: nothing
# random: random numbers in place of generic ones.


def random_numbers(kk, n):
    """Nonzero elements of a prime field, or positive integers over QQ."""
    bound = kk.characteristic() or 1001
    return [kk(ZZ.random_element(1, bound)) for _ in range(n)]
