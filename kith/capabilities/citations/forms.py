"""Forms for the sources of an item."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from django import forms
from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from kith.capabilities.citations.asking import SOURCE
from kith.capabilities.conversations.forms.files import refuse_too_large
from kith.capabilities.conversations.forms.looking_over import LooksOver
from kith.capabilities.versions.forms.steps import field_for
from kith.lib.citations.by_hand import record_by_hand
from kith.lib.citations.pasted import recognise
from kith.lib.citations.reading import format_of
from kith.lib.citations.shapes import Record
from kith.lib.citations.standard_numbers import url_of
from kith.lib.tokens import new_key
from kith.ui.forms import FileBox

NAMES = tuple(ask.name for ask in SOURCE)
ASK_FOR_TITLE = _("We can look up a DOI, and nothing else. Please tell us its title.")
ENDINGS = (".ris", ".bib", ".json", ".nbib", ".txt")


class SourceForm(LooksOver):
    """A work, by what someone pastes or knows of it, and why it stands here.

    By its `send_key` it waits for a connection. Nobody has to remember the key: a work is cited once, however often it comes.
    """

    looked_at = ("note",)
    send_key = forms.CharField(widget=forms.HiddenInput, required=False, max_length=40, initial=new_key)
    note = forms.CharField(
        label=_("Why it stands here"),
        max_length=600,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2, "dir": "auto"}),
        help_text=_("A sentence for those who read: what do you take from it?"),
    )

    def __init__(self, *args: Any, **rest: Any) -> None:
        super().__init__(*args, **rest)
        for ask in SOURCE:
            self.fields[ask.name] = field_for(ask)
        self.order_fields([*NAMES, "note", "looked_over"])

    def clean_identifier(self) -> str:
        pasted = str(self.cleaned_data["identifier"])
        if pasted and recognise(pasted) is None:
            raise forms.ValidationError(
                _("We see no DOI, PMID, ISBN or address in this. Tell us the title below instead.")
            )
        return pasted

    def clean_year(self) -> str:
        year = str(self.cleaned_data["year"]).strip()
        if year and not (year.isascii() and year.isdecimal() and len(year) == 4):
            raise forms.ValidationError(_("Please write the year with four digits, such as 2019."))
        return year

    def clean_address(self) -> str:
        address = str(self.cleaned_data["address"])
        if address and not url_of(address):
            raise forms.ValidationError(_("An address begins with https:// or http://."))
        return address

    def clean(self) -> dict[str, Any]:
        words = super().clean()
        if not self.errors and not self.record.is_findable:
            self.add_error("identifier", _("Paste one of these, or tell us the title below."))
        elif not self.errors and not self.record.title and not self.record.doi:
            self.add_error("source_title", ASK_FOR_TITLE)
        return words

    @property
    def record(self) -> Record:
        return record_by_hand({name: str(self.cleaned_data.get(name) or "") for name in NAMES})

    def typed(self) -> dict[str, str]:
        """What was typed, to be kept as a draft."""
        return {name: str(self.data.get(name, "")) for name in (*NAMES, "note")}


class ReferencesForm(forms.Form):
    """A file as a program saves it that keeps references."""

    file = forms.FileField(
        label=_("File with references"),
        widget=FileBox(accept=ENDINGS),
        help_text=_("RIS, BibTeX or CSL-JSON, or what PubMed saves (.nbib)."),
    )

    def clean_file(self) -> "UploadedFile[Any]":
        file: UploadedFile[Any] = self.cleaned_data["file"]
        refuse_too_large(file, most=settings.REFERENCES_BYTES)
        with on_disk(file) as place:
            if format_of(place) is None:
                raise forms.ValidationError(
                    _(
                        "“%(name)s” holds no references that we can read. Save them as RIS, BibTeX or CSL-JSON."
                    )
                    % {"name": file.name}
                )
        return file


@contextmanager
def on_disk(file: "UploadedFile[Any]") -> Iterator[Path]:
    """The file under a name of ours, for as long as it is read."""
    with tempfile.NamedTemporaryFile(prefix="kith-references-") as copy:
        file.seek(0)
        for chunk in file.chunks():
            copy.write(chunk)
        copy.flush()
        yield Path(copy.name)
