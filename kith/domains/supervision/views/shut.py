"""The marks of pages whose words lie in a safe: that of a session, or that of a round."""

from django.forms import CharField, Form

from kith.domains.supervision.forms.rounds import RoundForm
from kith.domains.supervision.forms.wishing import FORMS
from kith.foundation.permissions.sealed import says_if_shut, sealed

ROUND = "supervision/rounds/shut.html"
OF_ROUNDS: tuple[type[Form], ...] = (RoundForm, *FORMS.values())
FIELDS = [field for form in OF_ROUNDS for field in form.base_fields.items()]
CHOSEN = {"where", "says", *(name for name, field in FIELDS if not isinstance(field, CharField))}

in_safe = sealed("supervision/shut.html")
in_round = sealed(ROUND, chosen=CHOSEN)
opens_round = says_if_shut(ROUND, chosen=CHOSEN)
