"""Forms of circles. What is wrong is said beside the field, and what was typed stays."""
