"""Critical points of the reward on the memoryless stochastic policies of a decision process."""
