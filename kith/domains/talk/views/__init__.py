"""Pages and verbs of talk."""
