"""What the community does; each can be read, and removed, alone."""
