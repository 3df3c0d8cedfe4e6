"""One mail that comes in: what it says, what it quotes, what it carries, and what others vouch for.

Nothing here trusts a mail: whatever the bytes are, `read` answers. Signed addresses say for whom an address was made,
and for what.
"""
