"""What any item can have, written once."""
