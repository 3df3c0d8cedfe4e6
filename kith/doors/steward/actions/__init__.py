"""What stewards do for the house."""
