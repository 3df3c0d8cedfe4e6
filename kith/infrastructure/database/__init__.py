"""The database: the embedded PostgreSQL and what we ask of it beyond Django."""
