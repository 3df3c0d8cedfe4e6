"""What can be wrong with a picture that carries a certificate."""


class Damaged(ValueError):
    """A picture that is broken, or made to break whoever reads it."""


class HasOne(ValueError):
    """A picture that carries a certificate already."""
