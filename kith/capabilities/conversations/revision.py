"""The form by which what stands around an item is changed: its title, tags, audience, language and content note."""

from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from kith.capabilities.conversations.around import around, edition_around
from kith.capabilities.conversations.forms.looking_over import ContentNoteField, LooksOver
from kith.capabilities.conversations.queries import others_spoke_in
from kith.capabilities.items.models import Item
from kith.capabilities.items.visibility import in_words, no_wider, possible
from kith.capabilities.tags.actions import MOST
from kith.infrastructure.database.meanwhile import other_than
from kith.lib.languages import language_choices
from kith.ui.forms import TogetherForm


class TagsField(forms.CharField):
    """Tags as words with commas between them."""

    def clean(self, value: Any) -> list[str]:
        words = [word.strip() for word in super().clean(value).split(",") if word.strip()]
        if len(words) > MOST:
            raise forms.ValidationError(_("Please choose at most %(most)s tags.") % {"most": MOST})
        return words


class RevisionForm(TogetherForm, LooksOver):
    """What stands around an item. A title that its versions carry is changed there.

    Hosts and its author change it; who comes later reads what the other changed, and keeps what they changed themselves.
    """

    title = forms.CharField(label=_("Title"), max_length=200)
    tags = TagsField(label=_("Tags"), required=False, max_length=250)
    content_note = ContentNoteField()
    no_advice = forms.BooleanField(label=_("Please no advice"), required=False)
    language = forms.ChoiceField(label=_("Language of your words"), choices=language_choices)
    visibility = forms.ChoiceField(label=_("Who can see it"), widget=forms.RadioSelect)

    field_order = ["title", "looked_over"]

    def __init__(self, *args: Any, item: Item, **rest: Any) -> None:
        super().__init__(*args, **rest)
        self.item, self.rest = item, rest
        if item.kind_of.steps:
            del self.fields["title"]
        if not item.kind_of.may_ask_no_advice:
            del self.fields["no_advice"]
        stands = {**around(item, self.fields), "seen": edition_around(item, self.fields)}
        self.initial = {**stands, **self.initial}
        audiences = possible(item.space)
        if others_spoke_in(item):
            audiences = tuple(each for each in audiences if each in no_wider(than=item))
            self.fields["visibility"].help_text = _(
                "Others spoke here to those who see it now. So more people cannot be let in, only fewer."
            )
        self.fields["visibility"].choices = in_words(audiences)  # type: ignore[attr-defined]

    @property
    def is_late(self) -> bool:
        """Whether someone else changed it since the page was made."""
        return self.is_bound and self["seen"].value() != edition_around(self.item, self.fields)

    def again(self) -> "RevisionForm":
        """The form anew: with what one changed oneself, and in all else with what stands there now."""
        seen, now = self["seen"].value() or "", around(self.item, self.fields)
        own = other_than(seen, {name: self[name].value() for name in now})
        again = RevisionForm(
            item=self.item, **self.rest | {"initial": {name: self[name].value() for name in own}}
        )
        theirs = [name for name in now if name in other_than(seen, now)]
        again.theirs = "\n".join(
            f"{self.fields[name].label}: {self._said(name, now[name])}" for name in theirs
        )
        return again

    def _said(self, name: str, words: str | bool) -> str:
        if isinstance(words, bool):
            return gettext("Yes") if words else gettext("No")
        return str(dict(getattr(self.fields[name], "choices", ())).get(words, words)) or "–"

    def clean(self) -> dict[str, Any]:
        """A title that stays as it was is not asked about again."""
        if "title" not in self.changed_data:
            self.cleaned_data["looked_over"] = True
        return super().clean()
