"""What is asked of words before others read them."""

from collections.abc import Sequence
from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from kith.capabilities.conversations.identifying import noticed
from kith.capabilities.conversations.words import CONTENT_NOTES
from kith.foundation.people.models import Person
from kith.lib.word_hints import Hint, hints_seen
from kith.ui.forms import Suggestions

HINTS = _(
    "The people who look after this place ask to think about some words: %(hints)s. It is a hint. You decide."
)
LOOK_AGAIN = _(
    "Could someone be known from your words? We noticed %(seen)s. We see only some things, so please look yourself."
)


class ContentNoteField(forms.CharField):
    """A short warning from a list, or in one's own words."""

    def __init__(self, **options: Any) -> None:
        options |= {"required": False, "max_length": 80, "label": _("Content note")}
        options["help_text"] = _("Does it touch something hard? Say what, so that each reader can choose.")
        super().__init__(**options, widget=Suggestions(lambda: [gettext(note) for note in CONTENT_NOTES]))


class LooksOver(forms.Form):
    """Asks once to look again at what might lead to a person, and at words on a list. Whoever has looked decides.

    `looked_at` names the fields whose words others will read.
    """

    looked_at: ClassVar[tuple[str, ...]] = ("title", "source")
    looked_over = forms.BooleanField(
        label=_("I have looked. Nobody can be known from these words."),
        required=False,
        widget=forms.HiddenInput,
    )

    def __init__(
        self, *args: Any, writer: Person | None = None, hints: Sequence[Hint] = (), **rest: Any
    ) -> None:
        self.writer, self.hints, self.has_noticed = writer, hints, False
        super().__init__(*args, **rest)

    def clean(self) -> dict[str, Any]:
        words = self.cleaned_data
        text = "\n".join(str(words.get(name, "")) for name in self.looked_at)
        if not words.pop("looked_over", False):
            self._look_over(noticed(text, writer=self.writer), hints_seen(text, self.hints))
        return words

    def _look_over(self, seen: Sequence[str], hints: Sequence[Hint]) -> None:
        if not seen and not hints:
            return
        self.has_noticed = True
        self.fields["looked_over"].widget = forms.CheckboxInput()
        if seen:
            self.add_error("looked_over", LOOK_AGAIN % {"seen": ", ".join(seen)})
        else:
            self["looked_over"].label = _("I have looked. My words can stay as they are.")
        if hints:
            self.add_error("looked_over", HINTS % {"hints": ", ".join(map(str, hints))})
