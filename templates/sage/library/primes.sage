# needs: nothing
# primes: counts modulo several primes, of which two must agree.
#
# A prime may be bad for a count although it divides no coefficient: a minor of the coefficients is
# enough. There are finitely many such primes; two of them that are wrong alike are not expected.


def until_two_agree(primes, count):
    """The first of two primes for which a function gives the same, that value, and a line on it.

    If no two do, the first prime and its value.
    """
    found = {}
    for p in primes:
        value = count(p)
        same = [q for q in found if found[q] == value]
        if same:
            agree = f"holds modulo p, {same[0]} and {p} agree"
            return same[0], value, ("assumes-good-prime", agree)
        found[p] = value
    names = ", ".join(str(p) for p in found)
    first, value = next(iter(found.items()))
    return first, value, ("assumes-good-prime", f"fails, the counts modulo {names} differ")
