"""Sources as a reader sees them."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.html import escape, format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext_lazy as _

from kith.capabilities.citations.models import Reference, Work
from kith.lib.citations.citing import Style

NAMES = {Style.APA: "APA", Style.VANCOUVER: "Vancouver", Style.CHICAGO: "Chicago"}
FILES = (("ris", "RIS"), ("bibtex", "BibTeX"), ("csl", "CSL-JSON"))


@dataclass(frozen=True)
class Styles:
    """The styles to choose from, and the one that was asked for."""

    chosen: Style

    @property
    def names(self) -> dict[Style, str]:
        return NAMES

    @property
    def files(self) -> tuple[tuple[str, str], ...]:
        return FILES

    @property
    def label(self) -> str | Promise:
        return _("Style of the citations")


@dataclass(frozen=True)
class Source:
    reference: Reference
    citation: SafeString

    @property
    def work(self) -> Work:
        return self.reference.work


def styles(asked: str) -> Styles:
    return Styles(Style(asked) if asked in Style else Style.APA)


def in_style(references: Iterable[Reference], *, style: str) -> list[Source]:
    """The references with their citations, each with a way to the work."""
    chosen = styles(style).chosen
    return [Source(each, cited(each.work, chosen)) for each in references]


def cited(work: Work, style: Style) -> SafeString:
    """The citation of a work, whose address leads there; if it tells none, the address follows."""
    citation = work.citation(style)
    if not work.address:
        return citation
    told = _told(work)
    link = format_html('<a href="{}" rel="nofollow noopener ugc">{}</a>', work.address, told)
    before, found, after = citation.partition(escape(told))
    if not found:
        return format_html("{} {}", citation, link)
    return mark_safe(before + link + after)  # a piece of what is safe, cut where no tag is


def _told(work: Work) -> str:
    """What one reads and presses: the number of a book says more than an address in some catalogue."""
    if work.doi:
        return f"https://doi.org/{work.doi}"
    return f"ISBN {work.known.isbn}" if work.address == work.catalogue else work.address
