"""Search: one entry for each post and each title, in the language of its item, seen as its item is seen."""
