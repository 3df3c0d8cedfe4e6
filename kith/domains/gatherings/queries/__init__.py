"""Reading, as one person: gatherings and their dates, who comes, and who was there."""
