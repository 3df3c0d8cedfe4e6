"""Pages about the sources of an item."""
