"""Whether the seals of this installation can still be opened, in words."""

from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kith.foundation.seals.models import Seal
from kith.foundation.seals.sealing import unlock
from kith.lib.examining import Examination
from kith.lib.sealing import Broken


def seals_open() -> Iterator[str]:
    """The first is enough: all are made with the same secret."""
    first = Seal.objects.order_by("pk").first()
    if first is None:
        return
    try:
        unlock(bytes(first.sealed), about=first.token)
    except Broken:
        yield _(
            "The file seal.key is not the one with which names were sealed. Please put it back from a backup. "
            "Until then, nobody can change what they wrote under a made name, or act on its author."
        )


SEALS = Examination(gettext_lazy("Names made for one conversation"), seals_open)
