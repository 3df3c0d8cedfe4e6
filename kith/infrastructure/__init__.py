"""What the machine lends us: database, background jobs."""
