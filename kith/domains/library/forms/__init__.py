"""Forms of the library."""
