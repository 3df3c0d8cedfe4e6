"""Secrets that we hand out and keep only as a digest."""

import hashlib
import hmac
import secrets


def make(words: str, *, secret: str) -> tuple[str, str]:
    """A token to give away, the same for the same words, and its digest to keep: who reads the database cannot use it."""
    token = hmac.new(secret.encode(), words.encode(), hashlib.sha256).hexdigest()
    return token, digest(token)


def new_key() -> str:
    """A key for one form, so that sending it twice does its work once."""
    return secrets.token_urlsafe(18)


def digest(token: str) -> str:
    """The SHA-256 of a token, in hexadecimal. A token is long and cannot be guessed, so it needs no salt."""
    return hashlib.sha256(token.encode()).hexdigest()
