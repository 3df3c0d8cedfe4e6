"""The steward's door: bringing archives and members in, looking after tags and the installation."""
