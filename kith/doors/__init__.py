"""Ways in and out that see all domains."""
