"""What a steward announces: words in one language or more, days, and for whom."""

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from kith.foundation.announcements.models import Announcement
from kith.foundation.announcements.queries import languages
from kith.foundation.people.models import Person
from kith.foundation.spaces.models import Space
from kith.ui.forms import Choices, DayBox, MarkdownBox

LONGEST = 10_000


class AnnouncementForm(forms.ModelForm):  # type: ignore[type-arg]
    """A steward chooses among the spaces that they see; those that another steward chose stay."""

    class Meta:
        model = Announcement
        fields = ["audience", "spaces", "begins", "ends"]
        widgets = {"begins": DayBox, "ends": DayBox}

    def __init__(self, *args: Any, by: Person, **rest: Any) -> None:
        super().__init__(*args, **rest)
        seen = Space.objects.visible_to(by)
        self.fields["spaces"] = forms.ModelMultipleChoiceField(
            seen, label=_("Which spaces"), required=False, widget=forms.CheckboxSelectMultiple
        )
        self.fields["audience"] = forms.ChoiceField(
            label=_("Who it is for"), choices=Announcement.Audience.choices, widget=Choices
        )
        self._seen = seen
        written = {each.language: each for each in getattr(self.instance, "said", [])}
        for code, name in languages():
            said = written.get(code)
            self.fields[f"title_{code}"] = forms.CharField(
                label=_("In a line (%(language)s)") % {"language": name}, required=False, max_length=120,
                initial=said.title if said else "",
            )  # fmt: skip
            self.fields[f"words_{code}"] = forms.CharField(
                label=_("In full (%(language)s)") % {"language": name}, required=False, max_length=LONGEST,
                widget=MarkdownBox, initial=said.source if said else "",
            )  # fmt: skip
        own = [f"{part}_{code}" for code, _name in languages() for part in ("title", "words")]
        self.order_fields([*own, *self.Meta.fields])

    def clean(self) -> dict[str, Any]:
        words: dict[str, Any] = super().clean() or self.cleaned_data
        for code, _name in languages():
            if bool(words.get(f"title_{code}")) != bool(words.get(f"words_{code}")):
                self.add_error(f"title_{code}", _("Please write both, the line and the words in full."))
        if not self.words() and not self.errors:
            raise forms.ValidationError(_("Please write it in one language at least."))
        if words.get("audience") == Announcement.Audience.SPACES and not words.get("spaces"):
            self.add_error("spaces", _("Please choose for which spaces."))
        self._check_days(words)
        return words

    def _check_days(self, words: dict[str, Any]) -> None:
        begins, ends = words.get("begins"), words.get("ends")
        if begins and ends and ends < max(begins, timezone.localdate()):
            self.add_error("ends", _("The last day is before the first one, or over already."))

    def words(self) -> dict[str, tuple[str, str]]:
        said = self.cleaned_data
        return {
            code: (said[f"title_{code}"], said[f"words_{code}"])
            for code, _name in languages()
            if said.get(f"title_{code}") and said.get(f"words_{code}")
        }

    def details(self) -> dict[str, Any]:
        """All that the verbs need."""
        said = self.cleaned_data
        chosen = list(said["spaces"]) if said["audience"] == Announcement.Audience.SPACES else []
        if chosen and self.instance.pk:
            chosen += self.instance.spaces.exclude(pk__in=self._seen.values("pk"))
        days = {name: said[name] for name in ("audience", "begins", "ends")}
        return {"words": self.words(), "spaces": chosen, **days}
