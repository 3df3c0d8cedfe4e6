"""Attachments: pictures and files that belong to an item, seen by exactly those who see the item."""
