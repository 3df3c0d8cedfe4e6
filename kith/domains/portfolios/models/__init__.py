from kith.domains.portfolios.models.address import Address
from kith.domains.portfolios.models.piece import Piece
from kith.domains.portfolios.models.share import Share, Shown

__all__ = ["Address", "Piece", "Share", "Shown"]
