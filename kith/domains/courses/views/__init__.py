"""Pages and verbs of courses."""
