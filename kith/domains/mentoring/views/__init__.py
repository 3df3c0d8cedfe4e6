"""Pages of mentoring, each about oneself."""
