"""The kind of gatherings."""

from django.utils.translation import gettext_lazy as _

from kith.capabilities.items.kinds import Kind, declare

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
        emptied=_("A gathering whose description was deleted"),
    )
)
