"""What stands beside the questions and needs no key: ideas for leaving work at work, and what the law says in some countries."""
