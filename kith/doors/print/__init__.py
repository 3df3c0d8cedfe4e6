"""What one takes along from the library: an entry on paper (PDF), and entries as a book (EPUB)."""
