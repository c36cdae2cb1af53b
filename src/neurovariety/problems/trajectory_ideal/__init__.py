"""What vanishes along a trajectory."""
