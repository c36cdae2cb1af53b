"""Mirror flow of wide shallow networks with one input: the function to which they are trained."""
