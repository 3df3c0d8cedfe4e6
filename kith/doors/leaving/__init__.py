"""What one takes along, and what stays behind: an archive of one's own, taking one's name off, closing the account."""
