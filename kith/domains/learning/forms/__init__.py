"""Forms of learning. What is wrong is said beside the field, and what was typed stays."""
