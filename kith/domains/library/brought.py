"""Studies that someone brings with an appraisal, beside those on which the entry stands."""

from django import forms
from django.utils.translation import gettext_lazy as _

from kith.lib.citations.by_hand import record_of_line
from kith.lib.citations.shapes import Record

MOST_BROUGHT = 10


class StudiesField(forms.CharField):
    """Works that someone brings, one a line; its value are their records."""

    def __init__(self) -> None:
        super().__init__(
            label=_("Other studies"), required=False, max_length=4000,
            widget=forms.Textarea(attrs={"rows": 3, "dir": "auto"}),
            help_text=_("One a line: a DOI alone, or the title and then a PMID, an ISBN or an address."),
        )  # fmt: skip

    def to_python(self, value: str | None) -> list[Record]:  # type: ignore[override]
        lines = [line for line in (super().to_python(value) or "").splitlines() if line.strip()]
        if len(lines) > MOST_BROUGHT:
            raise forms.ValidationError(_("Please bring at most %(most)s at once.") % {"most": MOST_BROUGHT})
        return [_brought(line) for line in lines]


def _brought(line: str) -> Record:
    record = record_of_line(line)
    if not record.title and not record.doi:
        raise forms.ValidationError(
            _("We can look up a DOI, and nothing else. Please tell us the title of “%(line)s”.")
            % {"line": line.strip()[:80]}
        )
    return record
