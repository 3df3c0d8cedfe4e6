"""Whether the safes of this installation can still be opened, in words."""

from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kith.infrastructure.safes.models import Safe
from kith.infrastructure.safes.opening import KeyLost, opened
from kith.lib.examining import Examination


def safes_open() -> Iterator[str]:
    """All are tried until one stays shut: the secret may have been another one only for a while."""
    if any(_is_shut(safe) for safe in Safe.objects.iterator()):
        yield _(
            "The file safe.key is not the one with which safes here were locked. Until it is back, people cannot read what they keep "
            "for themselves alone. No backup holds it. Please put back the copy that you keep elsewhere, and start Kith again."
        )


def _is_shut(safe: Safe) -> bool:
    try:
        opened(safe)
    except KeyLost:
        return True
    return False


SAFES = Examination(gettext_lazy("What people keep for themselves alone"), safes_open)
