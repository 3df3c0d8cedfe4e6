"""Forms of talk."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kith.capabilities.conversations.forms import WordsForm
from kith.capabilities.conversations.revision import TagsField
from kith.capabilities.items.visibility import in_words, possible
from kith.foundation.spaces.models import Space
from kith.lib.languages import language_choices


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
        choices = in_words(possible(space))
        self.fields["visibility"].choices = choices  # type: ignore[attr-defined]
        self.fields["visibility"].initial = choices[0][0]
        self.fields["language"].initial = space.language
