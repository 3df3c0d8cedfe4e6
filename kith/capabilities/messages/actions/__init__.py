"""Verbs about private messages. Each acts as the person who does it, behind the wall."""
