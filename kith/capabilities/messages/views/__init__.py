"""Pages of private messages."""
