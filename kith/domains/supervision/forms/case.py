"""Forms whose words may touch a case."""

from typing import Any

from kith.capabilities.conversations.forms.looking_over import LooksOver
from kith.domains.supervision.identifying import refusal


class ForCircle(LooksOver):
    """What leads to a person for certain is not sent, what might do so is looked at again."""

    def clean(self) -> dict[str, Any]:
        text = "\n".join(str(self.cleaned_data.get(name, "")) for name in self.looked_at)
        if reason := refusal(text):
            self.add_error(self.looked_at[0], reason)
            return self.cleaned_data
        return super().clean()
