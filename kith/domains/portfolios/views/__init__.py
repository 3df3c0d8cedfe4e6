"""Pages of portfolios."""
