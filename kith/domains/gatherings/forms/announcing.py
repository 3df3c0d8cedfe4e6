"""The form of a new gathering."""

from datetime import date
from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from kith.capabilities.conversations.forms.looking_over import ContentNoteField, LooksOver
from kith.capabilities.conversations.forms.writing import LONGEST
from kith.capabilities.conversations.revision import TagsField
from kith.capabilities.items.visibility import offer_audiences
from kith.domains.gatherings.forms.fields import still_ahead
from kith.domains.gatherings.forms.offering import let_name
from kith.domains.gatherings.forms.planning import PLANNED, TICKED, PlanForm
from kith.foundation.people.models import Person
from kith.foundation.spaces.models import Space
from kith.lib.languages import language_choices
from kith.lib.tokens import new_key
from kith.ui.forms import MarkdownBox

SECTIONS = (
    (_("What it is"), ("title", "sort", "source", "speakers", "agenda")),
    (_("When"), ("first_day", "at", "until", "ends_on", "zone", "repeats", "weekdays", "last_day", "times")),
    (_("Where"), ("way", "place", "address", "point", "access", "access_words", "link")),
    (_("Who can come"), ("door", "each_date", "seats_here", "seats_online", "cost", "pay_at")),
    (_("Hours that count"), ("categories", "shares", "objectives", "offered_by", "provider")),
    (_("Afterwards"), ("asks_after",)),
    (_("How it is found"), ("tags", "content_note", "language", "visibility")),
)


class AnnouncingForm(PlanForm, LooksOver):
    """Everything about a new gathering, in the order in which one thinks of it."""

    groups = SECTIONS
    kept: ClassVar[tuple[str, ...]] = (
        "title", "source", "sort", *PLANNED, "offered_by", "point", "until", "ends_on", "repeats", "weekdays", "last_day", "times", "speakers", "tags", "content_note", "language",
        "visibility",
    )  # fmt: skip
    looked_at: ClassVar[tuple[str, ...]] = (
        "title",
        "source",
        "agenda",
        "access_words",
        "speakers",
        "objectives",
    )
    title = forms.CharField(
        label=_("Title"), max_length=200, help_text=_("One line that tells a colleague what this is about.")
    )
    source = forms.CharField(
        label=_("Your words"), max_length=LONGEST, widget=MarkdownBox(calls=True),
        help_text=_("For whom is it, what will you do together, and what does one take home?"),
        error_messages={"required": _("There are no words yet. Write a few, then share them.")},
    )  # fmt: skip
    tags = TagsField(
        label=_("Tags"),
        required=False,
        max_length=250,
        help_text=_("Up to five words, with commas between them."),
    )
    content_note = ContentNoteField()
    language = forms.ChoiceField(label=_("Language of your words"), choices=language_choices)
    visibility = forms.ChoiceField(label=_("Who can see it"), widget=forms.RadioSelect)
    send_key = forms.CharField(widget=forms.HiddenInput, required=False, max_length=40, initial=new_key)

    def __init__(self, *args: Any, space: Space, host: Person, clock: str = "UTC", **rest: Any) -> None:
        super().__init__(*args, **rest)
        offer_audiences(self, space)
        let_name(self, by=host)
        self.fields["language"].initial = space.language
        self.fields["zone"].initial = clock

    def clean(self) -> dict[str, Any]:
        PlanForm.clean(self)
        return LooksOver.clean(self)

    def clean_first_day(self) -> date:
        return still_ahead(self.cleaned_data["first_day"])

    def typed(self) -> dict[str, str]:
        """What was typed, to be kept as a draft."""
        typed = {name: str(self[name].data or "") for name in self.kept if name in self.fields}
        return typed | {name: ", ".join(self[name].data or ()) for name in TICKED}
