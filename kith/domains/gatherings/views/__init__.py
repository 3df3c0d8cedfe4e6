"""Pages and verbs of gatherings."""
