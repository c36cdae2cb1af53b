"""How many weights have the function of general weights."""
