"""Pages and verbs of conversations."""
