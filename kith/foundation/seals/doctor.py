"""Whether the seals of this installation can still be opened, in words."""

from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kith.foundation.seals.models import Seal
from kith.foundation.seals.sealing import unlock
from kith.lib.examining import Examination
from kith.lib.sealing import Broken


def seals_open() -> Iterator[str]:
    """All are tried until one stays shut: another machine may have made its own secret."""
    if any(_is_shut(seal) for seal in Seal.objects.iterator()):
        yield _(
            "The file seal.key is not the one with which names were sealed. Please put it back from a backup. "
            "Until then, nobody can change what they wrote under a made name, or act on its author."
        )


def _is_shut(seal: Seal) -> bool:
    try:
        unlock(bytes(seal.sealed), about=seal.token)
    except Broken:
        return True
    return False


SEALS = Examination(gettext_lazy("Names made for one conversation"), seals_open)
