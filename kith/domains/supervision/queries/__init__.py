"""Reading, as one person: circles and their meetings, sessions, and what is behind the wall."""
