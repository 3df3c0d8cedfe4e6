"""Forms for writing in a conversation."""

from collections.abc import Iterable, Sequence
from typing import Any, ClassVar

from django import forms
from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.db.models import QuerySet
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from kith.capabilities.attachments.actions import checked
from kith.capabilities.attachments.models import File
from kith.capabilities.conversations.actions.showing import new_among
from kith.capabilities.conversations.brakes import refusal, refusal_of_files
from kith.capabilities.conversations.identifying import noticed
from kith.capabilities.conversations.masking import MayBeMasked
from kith.capabilities.conversations.models import Post
from kith.capabilities.conversations.words import CONTENT_NOTES
from kith.capabilities.items.models import Item
from kith.foundation.people.models import Person
from kith.foundation.spaces.models import Space
from kith.lib.tokens import new_key
from kith.lib.uploads import Refused, Upload
from kith.lib.word_hints import Hint, hints_seen
from kith.ui.forms import MarkdownBox, Suggestions

LONGEST = 40_000
HINTS = _(
    "The people who look after this place ask to think about some words: %(hints)s. It is a hint. You decide."
)
LOOK_AGAIN = _(
    "Could someone be known from your words? We noticed %(seen)s. We see only some things, so please look yourself."
)

TOO_MANY = _("Please add at most %(most)s files to one post.")
FILES_AGAIN = _("Files cannot be kept. Please choose them again: %(names)s")


class ManyFiles(forms.ClearableFileInput):
    allow_multiple_selected = True
    template_name = "django/forms/widgets/file.html"


class FilesField(forms.FileField):
    """Several files; each is opened and cleaned before anything is kept."""

    widget = ManyFiles

    def clean(self, data: Sequence["UploadedFile[Any]"] | None, initial: Any = None) -> list[Upload]:
        files = [file for file in data or [] if file]
        if len(files) > settings.UPLOADS_PER_POST:
            raise forms.ValidationError(TOO_MANY % {"most": settings.UPLOADS_PER_POST})
        return [opened(file) for file in files]


def refuse_too_large(file: "UploadedFile[Any]", *, most: int = 0) -> None:
    """Say as an error of the form that a file is larger than what can be added here; `most` bytes, or as for a post."""
    largest = most or settings.UPLOAD_BYTES
    if (file.size or 0) > largest:
        raise forms.ValidationError(
            _("“%(name)s” is larger than %(most)s MB, the most that can be added here.")
            % {"name": file.name, "most": largest // (1024 * 1024)}
        )


def opened(file: "UploadedFile[Any]") -> Upload:
    """A file of a form, looked at; what is wrong with it is said as an error of the form."""
    refuse_too_large(file)
    try:
        return checked(file.name or "", file.read())
    except Refused as refused:
        raise forms.ValidationError(str(refused)) from refused


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


class SplitForm(forms.Form):
    """Any of the `replies` can go; only those `listed` stand there, since a conversation may hold thousands."""

    title = forms.CharField(label=_("Title of the new conversation"), max_length=200)

    def __init__(
        self, *args: Any, replies: QuerySet[Post, Post], listed: Iterable[Post], **rest: Any
    ) -> None:
        super().__init__(*args, **rest)
        field = _Replies(replies, label=_("Which replies go there"), widget=forms.CheckboxSelectMultiple)
        field.widget.choices = [(each.pk, field.label_from_instance(each)) for each in listed]
        self.fields["posts"] = field


class _Replies(forms.ModelMultipleChoiceField):  # type: ignore[type-arg]
    def label_from_instance(self, obj: Post) -> str:
        return f"{obj.number}. {obj.author.shown_name}: {obj.text[:80]}"


class MergeForm(forms.Form):
    """Any of the `others` can be chosen; only those `offered` are listed, since a space may hold thousands."""

    def __init__(
        self, *args: Any, others: QuerySet[Item, Item], offered: Iterable[Item], **rest: Any
    ) -> None:
        super().__init__(*args, **rest)
        field = forms.ModelChoiceField(others, label=_("Into which conversation of this space"))
        field.widget.choices = [("", field.empty_label), *((each.pk, each.title) for each in offered)]
        self.fields["into"] = field


class MoveForm(forms.Form):
    def __init__(self, *args: Any, spaces: QuerySet[Space, Space], **rest: Any) -> None:
        super().__init__(*args, **rest)
        self.fields["space"] = forms.ModelChoiceField(
            spaces, label=_("To which space, of those where you are a host")
        )
