"""Background jobs: tasks live in modules named `jobs`; a job deferred in a transaction exists only if it commits."""

from procrastinate.contrib.django import app as jobs

__all__ = ["jobs"]
