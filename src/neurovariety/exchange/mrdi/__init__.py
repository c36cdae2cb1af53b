"""``.mrdi`` files, by which Macaulay2 and OSCAR exchange values, with the monomial order."""
