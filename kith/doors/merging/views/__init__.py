"""Pages about two accounts of one person: for stewards who ask, and for the person who answers."""
