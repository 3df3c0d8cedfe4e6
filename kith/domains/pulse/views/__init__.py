"""Pages of a shared pulse. What is one's own on them is `private`."""
