"""The kind of the place where a circle meets."""

from django.utils.translation import gettext_lazy as _

from kith.capabilities.items.kinds import Kind, declare
from kith.domains.supervision.identifying import refusal

CIRCLE = declare(
    Kind(
        name="circle",
        one=_("Circle of peer supervision"),
        many=_("Circles of peer supervision"),
        open_words=_("Meet as a circle"),
        icon="circle",
        page="supervision:circle",
        form="supervision:found",
        permission="circle.found",
        among_peers=True,
        refuses=refusal,
    )
)
