"""What a database is told, so that its own log keeps nothing of what people wrote.

What is asked of it holds the words of a post and the address of a person, and so does its answer when something fails.
"""

QUIET = {
    "log_min_error_statement": "panic",
    "log_error_verbosity": "terse",
    "log_statement": "none",
    "log_min_duration_statement": "-1",
}
