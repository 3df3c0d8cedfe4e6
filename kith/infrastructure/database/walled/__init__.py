"""Django's way to PostgreSQL, for an application that row security binds."""
