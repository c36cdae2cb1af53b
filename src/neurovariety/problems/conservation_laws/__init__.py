"""Conservation laws of gradient flows."""
