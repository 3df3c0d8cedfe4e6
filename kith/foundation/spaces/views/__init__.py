"""Pages and verbs of spaces."""
