"""The inbox, and choosing what to hear of."""
