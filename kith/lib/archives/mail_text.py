"""The plain text of a mail becomes Markdown that looks as the mail did.

For privacy, e-mail addresses inside the text lose their host: `ann@example.org` becomes `ann@…`.
"""

import re
from collections.abc import Iterator

from kith.lib.archives.mail_headers import ADDRESS
from kith.lib.archives.text import clean

FOOTER_LINES = 8
SHORT, FULL = 50, 62  # a line this short was ended on purpose if the next word had still fitted

_QUOTE = re.compile(r"\s{0,3}((?:>\s?)+)")
_INITIALS = re.compile(r"[A-Za-z]{1,4}> ")
_RULE = re.compile(r"\s*(?:_{10,}|-{20,}|={20,})\s*$")
_FOOTER = re.compile(
    r"mailing list|listinfo|unsubscribe|lista de correo|liste de diffusion|mailingliste", re.I
)
_UNDERLINE = re.compile(r"\s{0,3}(?:-+|=+)\s*$")
_HEADING = re.compile(r"(\s{0,3})(#{1,6}(?:\s|$))")
_STRUCTURE = re.compile(r"\s*(?:[-*+]\s|\d{1,3}[.)]\s|\||```|~~~)")
_MAYBE_HIDDEN = re.compile(r"\bat\b|\bAT\b|[(\[]a[)\]]")
_HIDDEN_ADDRESS = re.compile(
    r"(?<=<)([\w.+-]{1,64}) at [\w.-]+(?=>)|(?<![\w.+-])([\w.+-]{1,64}) ?[(\[](?:at|AT|a)[)\]] ?[\w-]+(?:\.[\w-]+| ?[(\[]?dot[)\]]? ?[\w-]+)+"
)
_ATTRIBUTION = re.compile(
    r"(?<![\w.+-])([\w.+-]{1,64}) at [\w-]+(?:\.[\w-]+)+(?=.{0,40}\b(?:wrote|writes|schrieb|escribió|écrit|skrev):)"
)


def unflow(text: str, *, delsp: bool = False) -> str:
    """The lines as they were meant, of a text whose lines were broken only for the way (RFC 3676)."""
    return "\n".join(_join_flowed(clean(text).expandtabs(4).split("\n"), delsp=delsp))


def mail_to_markdown(text: str) -> str:
    """Markdown of a plain mail: quotes stay quotes, the footer of the list goes, nothing turns into a heading."""
    lines = clean(text).expandtabs(4).split("\n")
    quoted = [_split_quote(line.rstrip()) for line in lines]
    return hide_addresses(_assemble(_without_footers(quoted))).strip("\n")


def hide_addresses(text: str) -> str:
    """The text with the host of each e-mail address replaced by an ellipsis."""
    if "@" in text:
        text = ADDRESS.sub(lambda match: match[0].split("@")[0] + "@…", text)
    if _MAYBE_HIDDEN.search(text):  # most mails hide none, and the two searches below are slow
        text = _HIDDEN_ADDRESS.sub(lambda match: (match[1] or match[2]) + "@…", text)
        text = _ATTRIBUTION.sub(r"\1@…", text)
    return text


def _join_flowed(lines: list[str], *, delsp: bool) -> Iterator[str]:
    """Lines that end in a space go on in the next of the same depth (RFC 3676)."""
    held, depth = "", -1
    for line in lines:
        marks = len(line) - len(line.lstrip(">"))
        content = line[marks:].removeprefix(" ")
        prefix = ">" * marks + (" " if marks else "")
        if held and (marks != depth or content == "-- "):
            yield held.rstrip()
            held = ""
        held = held + content if held else prefix + content
        depth = marks
        if content.endswith(" ") and content != "-- ":
            held = held[:-1] if delsp else held
        else:
            yield held
            held = ""
    if held:
        yield held.rstrip()


def _split_quote(line: str) -> tuple[int, str]:
    match = _QUOTE.match(line)
    if match:
        return match[1].count(">"), line[match.end() :]
    return (1, line[line.index(">") + 2 :]) if _INITIALS.match(line) else (0, line)


def _without_footers(lines: list[tuple[int, str]]) -> Iterator[tuple[int, str]]:
    place = 0
    while place < len(lines):
        depth, text = lines[place]
        if _RULE.match(text):
            block = [text]
            for next_depth, following in lines[place + 1 : place + 1 + FOOTER_LINES]:
                if next_depth != depth or not following.strip():
                    break
                block.append(following)
            if any(_FOOTER.search(line) for line in block):
                place += len(block)
                continue
        yield depth, text
        place += 1


def _assemble(lines: Iterator[tuple[int, str]]) -> str:
    out: list[str] = []
    depth, before = 0, ""
    for next_depth, text in lines:
        prefix = "> " * next_depth
        if next_depth < depth and text.strip() and before.strip():
            out.append(prefix.rstrip())  # else the lines would still belong to the quote above
        elif next_depth == depth and _breaks_after(before, text):
            out[-1] += "\\"
        body = _escape(text, after_text=bool(before.strip()) and next_depth == depth)
        if out and body.strip() == "---" and before.strip():
            out.append(prefix.rstrip())
        out.append((prefix + body).rstrip())
        depth, before = next_depth, text
    return re.sub(r"\n{3,}", "\n\n", "\n".join(out))


def _breaks_after(line: str, following: str) -> bool:
    if not line.strip() or not following.strip() or _UNDERLINE.match(line) or _UNDERLINE.match(following):
        return False
    if (
        line.startswith("    ")
        or _STRUCTURE.match(following)
        or line.lstrip().startswith(("|", "```", "~~~"))
    ):
        return False
    word = following.split(maxsplit=1)[0]
    return len(line) < SHORT and len(line) + 1 + len(word) <= FULL


def _escape(text: str, *, after_text: bool) -> str:
    if _UNDERLINE.match(text):
        mark = text.strip()
        if mark.startswith("-") and len(mark) > 2:
            return "---"
        return "\\" + mark
    if after_text and text.startswith("    "):
        text = text.lstrip() if not _STRUCTURE.match(text) else text
    return _HEADING.sub(r"\1\\\2", text, count=1) if _HEADING.match(text) else text
