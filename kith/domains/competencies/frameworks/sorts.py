"""What sort of thing a framework is, so that nobody takes advice for a duty."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

SORTS: dict[str, str | Promise] = {
    "core": _("Core competencies: what any peer supporter may be asked for"),
    "role": _("A description of one role or post"),
    "training": _("What a training teaches"),
    "values": _("Values and principles of the work"),
    "local": _("An agreement of one place or organisation"),
}
