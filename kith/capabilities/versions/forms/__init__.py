"""Forms for writing in steps: where it begins, its questions, what it carries, and how it is published."""
