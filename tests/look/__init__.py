"""Pictures of pages of the running demo, for our own eyes."""
