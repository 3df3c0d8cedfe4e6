"""What a place can have that lets more people take part."""

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
