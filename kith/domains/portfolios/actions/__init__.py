"""What someone does with their own portfolio. None of it is an event: what is done for oneself is nobody's news."""
