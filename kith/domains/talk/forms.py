"""Forms of talk."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from kith.capabilities.conversations.forms.writing import WordsForm
from kith.capabilities.conversations.models import Post
from kith.capabilities.conversations.revision import TagsField
from kith.capabilities.items.kinds import kinds
from kith.capabilities.items.models import Item
from kith.capabilities.items.visibility import no_wider, offer_audiences
from kith.capabilities.versions.forms.beginning import PlacedForm
from kith.foundation.spaces.models import Space
from kith.lib.languages import language_choices
from kith.lib.markdown import excerpt

SHOWN_OF_A_POST = 160


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
        offer_audiences(self, space)
        self.fields["language"].initial = space.language


class WritingDownForm(PlacedForm):
    """What shall grow out of a conversation, and what was said there that shall stand beside it."""

    kind = forms.ChoiceField(label=_("What it will be"), widget=forms.RadioSelect)
    title = forms.CharField(
        label=_("Title"), max_length=200, help_text=_("One line that tells a colleague what this is about.")
    )
    field_order = ["kind", "posts", "title", "space", "language", "visibility"]

    def __init__(
        self, *args: Any, topic: Item, spaces: Sequence[Space], posts: QuerySet[Post, Post], **rest: Any
    ) -> None:
        super().__init__(*args, like=topic, spaces=spaces, audiences=reversed(no_wider(topic)), **rest)
        written = [(each.name, each.one) for each in kinds() if each.steps]
        self.fields["kind"].choices = written  # type: ignore[attr-defined]
        self.fields["kind"].initial = written[0][0]
        self.fields["title"].initial = topic.title
        self.fields["posts"] = _Said(
            posts,
            label=_("What shall stand beside it"),
            required=False,
            widget=forms.CheckboxSelectMultiple,
            initial=[post for post in posts if post.helped],  # type: ignore[attr-defined]
        )
        self.order_fields(self.field_order)


class _Said(forms.ModelMultipleChoiceField):  # type: ignore[type-arg]
    def label_from_instance(self, obj: Post) -> str:
        """Who said it, and how it begins; of what has a content note, the note alone."""
        note = obj.content_note and gettext("Content note: %(note)s") % {"note": obj.content_note}
        begins = note or excerpt(obj.text, SHOWN_OF_A_POST)
        helped = f" ({gettext('This helped')})" if obj.helped else ""  # type: ignore[attr-defined]
        return f"{obj.number}. {obj.author.shown_name}{helped}: {begins}"
