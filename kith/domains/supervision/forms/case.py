"""Forms whose words may touch a case."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from kith.capabilities.conversations.forms.looking_over import LooksOver
from kith.domains.supervision.identifying import certain


class ForCircle(LooksOver):
    """What leads to a person for certain is not sent, what might do so is looked at again."""

    def clean(self) -> dict[str, Any]:
        text = "\n".join(str(self.cleaned_data.get(name, "")) for name in self.looked_at)
        if seen := certain(text):
            self.add_error(self.looked_at[0], _(
                "Someone could be found by this: %(seen)s. Please say it without. Your words are still here."
            ) % {"seen": "; ".join(seen)})  # fmt: skip
            return self.cleaned_data
        return super().clean()
