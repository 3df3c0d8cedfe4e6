"""The second wall: whatever the Markdown rules let through, only this HTML is kept."""

import re
from urllib.parse import unquote

import nh3

SCHEMES = {"http", "https", "mailto"}

_TAGS = {
    "a", "blockquote", "br", "code", "details", "div", "em", "h3", "h4", "h5", "h6", "hr", "img", "input", "label", "li", "ol",
    "p", "pre", "s", "section", "strong", "summary", "sup", "table", "tbody", "td", "th", "thead", "tr", "ul",
}  # fmt: skip
_DIRECTED = ("blockquote", "h3", "h4", "h5", "h6", "li", "ol", "p", "pre", "table", "td", "th", "ul")
_ATTRIBUTES = {
    **{tag: {"dir"} for tag in _DIRECTED},
    "a": {"href", "title", "id"},
    "div": {"tabindex"},
    "input": {"disabled", "type"},
    "img": {"src", "alt", "title", "loading"},
    "li": {"dir", "id"},
    "ol": {"dir", "start"},
    "pre": {"dir", "tabindex"},
}
_ALIGNED = {"align-left", "align-center", "align-right"}
_CLASSES = {
    "a": {"mention", "footnote-backref"},
    "details": {"quoted"},
    "div": {"table"},
    "hr": {"footnotes-sep"},
    "li": {"footnote-item", "task-list-item"},
    "ol": {"footnotes-list", "contains-task-list"},
    "section": {"footnotes"},
    "sup": {"footnote-ref"},
    "td": _ALIGNED,
    "th": _ALIGNED,
    "ul": {"contains-task-list"},
}
_OUR_FILE = re.compile(r"/files/[\w.~%-]+(?:/[\w.~%-]+)*/?", re.ASCII)
_OUR_ID = re.compile(r"fn(?:ref)?(?:-[\w-]+-)?\d+(?::\d+)?")


def is_our_file(address: str) -> bool:
    """Whether an address can only be a file of this site: no other host, and no way out of the folder."""
    if not _OUR_FILE.fullmatch(address):
        return False
    names = [unquote(name) for name in address.split("/")]
    return not any(name in (".", "..") or "/" in name or "\\" in name for name in names)


def _attribute(tag: str, name: str, value: str) -> str | None:
    """Keeps a value, or refuses it where a value of this attribute could do harm."""
    if name == "src":
        return value if is_our_file(value) else None
    if name == "id":
        return value if _OUR_ID.fullmatch(value) else None
    return value


_CLEANER = nh3.Cleaner(
    tags=_TAGS,
    clean_content_tags={"script", "style"},
    attributes=_ATTRIBUTES,
    attribute_filter=_attribute,
    tag_attribute_values={"input": {"checked": {"checked", ""}}},
    set_tag_attribute_values={"input": {"type": "checkbox", "disabled": ""}},
    allowed_classes=_CLASSES,
    url_schemes=SCHEMES,
    link_rel="nofollow noopener ugc",
)


def sanitise(html: str) -> str:
    """HTML without script, style, foreign pictures or anything else that acts on its own."""
    return _CLEANER.clean(html)
