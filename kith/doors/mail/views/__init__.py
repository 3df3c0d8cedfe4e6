"""Mail over HTTP, the address of a space, and what is kept aside."""
