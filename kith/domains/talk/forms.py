"""Forms of talk."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kith.capabilities.conversations.forms import LooksOver, WordsForm
from kith.capabilities.conversations.queries import others_spoke_in
from kith.capabilities.items.models import Item
from kith.capabilities.items.visibility import no_wider, possible
from kith.capabilities.tags.actions import MOST
from kith.foundation.spaces.models import Space
from kith.lib.languages import language_choices


class TagsField(forms.CharField):
    """Tags as words with commas between them."""

    def clean(self, value: Any) -> list[str]:
        words = [word.strip() for word in super().clean(value).split(",") if word.strip()]
        if len(words) > MOST:
            raise forms.ValidationError(_("Please choose at most %(most)s tags.") % {"most": MOST})
        return words


class TopicForm(WordsForm):
    """Everything about a new topic, in the order in which one thinks of it."""

    kept = ("title", "source", "tags", "content_note", "no_advice", "language", "visibility")
    title = forms.CharField(
        label=_("Title"), max_length=200, help_text=_("One line that tells a colleague what this is about.")
    )
    tags = TagsField(
        label=_("Tags"),
        required=False,
        max_length=250,
        help_text=_("Up to five words, with commas between them."),
    )
    no_advice = forms.BooleanField(
        label=_("Please no advice"), required=False, help_text=_("I want to be heard, not told what to do.")
    )
    language = forms.ChoiceField(label=_("Language of your words"), choices=language_choices)
    visibility = forms.ChoiceField(label=_("Who can see it"), widget=forms.RadioSelect)
    field_order = [
        "title",
        "source",
        "looked_over",
        "tags",
        "content_note",
        "no_advice",
        "attached",
        "visibility",
        "language",
    ]

    def __init__(self, *args: Any, space: Space, **rest: Any) -> None:
        super().__init__(*args, **rest)
        choices = [(audience, Item.Visibility(audience).label) for audience in possible(space)]
        self.fields["visibility"].choices = choices  # type: ignore[attr-defined]
        self.fields["visibility"].initial = choices[0][0]
        self.fields["language"].initial = space.language


class RevisionForm(LooksOver):
    """What can be changed about a topic besides its posts."""

    title = forms.CharField(label=_("Title"), max_length=200)
    tags = TagsField(label=_("Tags"), required=False, max_length=250)
    content_note = WordsForm.base_fields["content_note"]
    language = forms.ChoiceField(label=_("Language of your words"), choices=language_choices)
    visibility = forms.ChoiceField(label=_("Who can see it"), widget=forms.RadioSelect)

    field_order = ["title", "looked_over"]

    def __init__(self, *args: Any, item: Item, **rest: Any) -> None:
        super().__init__(*args, **rest)
        audiences = possible(item.space)
        if others_spoke_in(item):
            audiences = tuple(each for each in audiences if each in no_wider(than=item))
            self.fields["visibility"].help_text = _(
                "Others spoke here to those who see it now. So more people cannot be let in, only fewer."
            )
        choices = [(audience, Item.Visibility(audience).label) for audience in audiences]
        self.fields["visibility"].choices = choices  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """A title that stays as it was is not asked about again."""
        if "title" not in self.changed_data:
            self.cleaned_data["looked_over"] = True
        return super().clean()
