"""Forms for writing in a conversation, and for those who host it."""
