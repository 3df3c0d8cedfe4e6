"""What a course says of itself."""

from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from kith.capabilities.conversations.forms.looking_over import ContentNoteField, LooksOver
from kith.capabilities.conversations.forms.writing import LONGEST
from kith.capabilities.conversations.revision import TagsField
from kith.capabilities.items.visibility import offer_audiences
from kith.foundation.spaces.models import Space
from kith.lib.languages import language_choices
from kith.lib.tokens import new_key
from kith.ui.forms import MarkdownBox


class DescribingForm(LooksOver):
    """What a course is for; of one that was published, the rest is changed where every conversation changes it."""

    looked_at: ClassVar[tuple[str, ...]] = ("title", "outcome", "for_whom")
    outcome = forms.CharField(
        label=_("What one can do after it"), max_length=LONGEST, widget=MarkdownBox({"rows": 5}),
        help_text=_("A few sentences, or a line for each thing. Begin with a verb: “tell”, “ask”, “say no”."),
    )  # fmt: skip
    for_whom = forms.CharField(
        label=_("For whom"), max_length=300, required=False,
        help_text=_("Who gets something out of it, and what should one bring?"),
        widget=forms.TextInput(attrs={"dir": "auto"}),
    )  # fmt: skip
    field_order = ["title", "outcome", "looked_over", "for_whom"]


class CourseForm(DescribingForm):
    """Everything about a course that nobody has seen yet, but its steps."""

    kept: ClassVar[tuple[str, ...]] = (
        "title", "outcome", "for_whom", "tags", "content_note", "language", "visibility",
    )  # fmt: skip
    title = forms.CharField(
        label=_("Title"), max_length=200, help_text=_("One line that tells a colleague what this is about.")
    )
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

    def __init__(self, *args: Any, space: Space, **rest: Any) -> None:
        super().__init__(*args, **rest)
        offer_audiences(self, space)
        self.fields["language"].initial = space.language

    def typed(self) -> dict[str, str]:
        """What was typed, to be kept as a draft."""
        return {name: str(self[name].data or "") for name in self.kept}
