"""Pages for oneself. Each is `alone`."""
