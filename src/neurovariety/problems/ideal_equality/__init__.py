"""Whether two ideals are equal, and what they do not share."""
