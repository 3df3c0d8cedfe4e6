"""Forms of those who write: a post, a reply, an edit, and words for a picture."""

from collections.abc import Sequence
from typing import Any, ClassVar

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from kith.capabilities.attachments.models import File
from kith.capabilities.conversations.actions.showing import new_among
from kith.capabilities.conversations.brakes import refusal, refusal_of_files
from kith.capabilities.conversations.forms.files import TOO_MANY, FilesField
from kith.capabilities.conversations.forms.looking_over import ContentNoteField, LooksOver
from kith.capabilities.conversations.masking import MayBeMasked
from kith.lib.tokens import new_key
from kith.lib.uploads import Upload
from kith.ui.forms import MarkdownBox

LONGEST = 40_000
FILES_AGAIN = _("Files cannot be kept. Please choose them again: %(names)s")


def name_lost_files(form: forms.Form) -> None:
    """A page that comes back cannot hold files: it says which to choose again."""
    files: Sequence[Upload] = form.cleaned_data.get("attached") or ()
    comes_back = form.errors or {"look", "keep"} & set(form.data)
    if files and comes_back:
        form.add_error("attached", FILES_AGAIN % {"names": ", ".join(file.name for file in files)})


class WordsForm(MayBeMasked, LooksOver):
    """What someone wants to say. `send_key` makes a second sending of the same form harmless."""

    kept: ClassVar[tuple[str, ...]] = ("source", "content_note")
    source = forms.CharField(
        label=_("Your words"),
        max_length=LONGEST,
        widget=MarkdownBox(calls=True),
        error_messages={"required": _("There are no words yet. Write a few, then share them.")},
    )
    content_note = ContentNoteField()
    attached = FilesField(
        label=_("Pictures or files"),
        required=False,
        help_text=_(
            "Hidden data such as the place of a photo is removed. After sharing we ask what each picture shows."
        ),
    )
    send_key = forms.CharField(widget=forms.HiddenInput, required=False, max_length=40, initial=new_key)

    def clean(self) -> dict[str, Any]:
        words = super().clean()
        files = len(words.get("attached") or ())
        source = words.get("source", "")
        if self.writer and (slow := refusal(self.writer, source=source, files=files, masked=self.is_masked)):
            self.add_error("source", str(slow))
        name_lost_files(self)
        return words

    def words(self) -> dict[str, str]:
        """What was typed, to be kept as a draft."""
        return {name: str(self.data.get(name, "")) for name in self.kept} | self.mark()


class ReplyForm(WordsForm):
    reply_to = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def words(self) -> dict[str, str]:
        """With what they answer; that alone is no draft."""
        words = super().words()
        return words | {"reply_to": str(self.data.get("reply_to", ""))} if any(words.values()) else words


class _Gone(forms.MultipleChoiceField):
    """A file that is gone already, because the form was sent twice, is no mistake."""

    def valid_value(self, value: Any) -> bool:
        return True


class EditForm(LooksOver):
    """What an author changes about a post: its words, and the files beside them."""

    source = WordsForm.base_fields["source"]
    content_note = ContentNoteField()
    attached = WordsForm.base_fields["attached"]

    def __init__(self, *args: Any, files: Sequence[File] = (), **rest: Any) -> None:
        super().__init__(*args, **rest)
        self.there = files
        self.fields["gone"] = _Gone(
            label=_("Files to take away"), required=False, choices=[(file.key, file.name) for file in files],
            widget=forms.CheckboxSelectMultiple if files else forms.MultipleHiddenInput,
        )  # fmt: skip

    def clean(self) -> dict[str, Any]:
        words = super().clean()
        words["gone"] = [file for file in self.there if file.key in words.get("gone", ())]
        added = new_among(words.get("attached") or (), beside=self.there)
        self._refuse_too_many(len(self.there) - len(words["gone"]), added=len(added))
        name_lost_files(self)
        return words

    def _refuse_too_many(self, staying: int, *, added: int) -> None:
        files = staying + added
        if files > settings.UPLOADS_PER_POST:
            self.add_error("attached", TOO_MANY % {"most": settings.UPLOADS_PER_POST})
        elif added and self.writer and (slow := refusal_of_files(self.writer, files=files)):
            self.add_error("attached", str(slow))

    def words(self) -> dict[str, str]:
        """What was typed, to be kept as a draft."""
        return {name: str(self.data.get(name, "")) for name in ("source", "content_note")}


class AltForm(forms.Form):
    alt = forms.CharField(
        label=_("What does this picture show?"),
        max_length=500,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_(
            "A sentence for people who cannot see it. Leave it empty if the picture adds nothing to the words."
        ),
    )
