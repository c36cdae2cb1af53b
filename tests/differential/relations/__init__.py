"""What holds for all inputs, a topic a file."""
