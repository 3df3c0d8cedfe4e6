"""Pages of versions: writing them, publishing them, reading what was."""
