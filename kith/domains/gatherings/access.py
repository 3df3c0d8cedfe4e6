"""What a place can have that lets more people take part."""

from collections.abc import Iterable

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

ACCESS = (
    ("step_free", _("No steps, or a lift")),
    ("toilet", _("A toilet that one reaches with a wheelchair")),
    ("loop", _("A hearing loop")),
    ("captions", _("Captions")),
    ("signing", _("A sign language interpreter")),
    ("quiet", _("A quiet room")),
    ("scent_free", _("No perfume, no scents")),
    ("transport", _("Bus or train near by")),
    ("children", _("Children are welcome")),
    ("animals", _("Assistance animals are welcome")),
)
KNOWN = dict(ACCESS)


def known_access(codes: Iterable[str]) -> list[str | Promise]:
    """In words; what is not known any more is left out."""
    return [KNOWN[each] for each in codes if each in KNOWN]
