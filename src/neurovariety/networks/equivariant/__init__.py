"""Networks that commute with permutations: groups, isotypic blocks, components, the network."""
