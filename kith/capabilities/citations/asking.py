"""What someone is asked who tells of a published work: the same in every form, and none of it must be known."""

from django.utils.translation import gettext_lazy as _

from kith.capabilities.items.steps import Ask, Words

SORTS = (
    ("article-journal", _("an article")),
    ("chapter", _("a chapter of a book")),
    ("book", _("a book")),
    ("report", _("a report or a guide")),
    ("webpage", _("a page on the web")),
    ("thesis", _("a thesis")),
    ("motion_picture", _("a film")),
    ("document", _("something else")),
)


def sorts() -> list[tuple[str, Words]]:
    return [(code, words) for code, words in SORTS]


IDENTIFIER = Ask(
    "identifier",
    _("DOI, PMID, ISBN or address"),
    _("Paste what you have, as it is. If it is a DOI, we try to look up the rest."),
    lines=1,
    is_fact=True,
)
SOURCE = (
    IDENTIFIER,
    Ask("source_title", _("Its title"), lines=1, is_fact=True),
    Ask("authors", _("Who wrote it"), _("One name a line, like this: Rivera, Sam"), lines=3, is_fact=True),
    Ask("year", _("Year"), lines=1, is_fact=True),
    Ask("container", _("Published in"), _("A journal, or the book of a chapter."), lines=1, is_fact=True),
    Ask("sort", _("What it is"), choices=sorts, is_fact=True),
    Ask("address", _("Address where it can be read"), lines=1, is_fact=True),
)
