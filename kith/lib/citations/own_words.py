"""A citation in no style, for a record that no style can be asked about: who, when, what, where, and how to find it."""

from kith.lib.citations.shapes import Name, Record

MOST = 6


def own_words(record: Record) -> str:
    """One line with all that tells which work is meant; never empty."""
    who = _who(record.authors or record.editors)
    when = f"({record.year})" if record.year else ""
    numbers = (
        f"{record.volume}({record.issue})"
        if record.volume and record.issue
        else record.volume or record.issue
    )
    where = ", ".join(part for part in (record.container, numbers, record.pages) if part)
    link = f"https://doi.org/{record.doi}" if record.doi else record.url
    isbn = f"ISBN {record.isbn}" if record.isbn and not link else ""
    pmid = f"PMID {record.pmid}" if record.pmid and not link else ""
    sentences = (" ".join(filter(None, (who, when))), record.title, where, record.publisher, isbn, pmid)
    text = " ".join(part if part.endswith((".", "?", "!")) else f"{part}." for part in sentences if part)
    return f"{text} {link}".strip() or "?"


def _who(names: tuple[Name, ...]) -> str:
    told = ", ".join(
        name.literal or f"{name.family} {name.given} {name.suffix}".strip() for name in names[:MOST]
    )
    return f"{told}, et al." if len(names) > MOST else told
