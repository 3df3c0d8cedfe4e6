"""Whether certificates can still be signed here, in words."""

from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kith.domains.learning.issuers import opened, our_did
from kith.domains.learning.models import SigningKey
from kith.lib.examining import Examination
from kith.lib.sealing import Broken


def key_opens() -> Iterator[str]:
    """The one that signs now, if there is one yet."""
    signs = (
        SigningKey.objects.select_related("issuer").filter(issuer__did=our_did(), replaced_at=None).first()
    )
    if signs is None:
        return
    try:
        opened(signs)
    except Broken:
        yield _(
            "The file seal.key is not the one with which the key for certificates was sealed. Please put it back from a backup. "
            "Until then no certificate can be given. If it is lost, let another key sign."
        )


KEY = Examination(gettext_lazy("The key for certificates"), key_opens)
