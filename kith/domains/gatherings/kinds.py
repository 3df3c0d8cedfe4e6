"""The kind of gatherings."""

from django.utils.translation import gettext_lazy as _

from kith.capabilities.items.kinds import Kind, declare
from kith.domains.gatherings.card_line import ON_WHICH_DAY

GATHERING = declare(
    Kind(
        name="gathering",
        one=_("Gathering"),
        many=_("Gatherings"),
        open_words=_("Announce a gathering"),
        icon="calendar",
        page="gatherings:gathering",
        form="gatherings:announce",
        permission="gathering.announce",
        listed="gatherings:space-agenda",
        card_line=ON_WHICH_DAY,
        emptied=_("A gathering whose description was deleted"),
    )
)
