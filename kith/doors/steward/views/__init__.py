"""Pages of those who look after the installation."""
