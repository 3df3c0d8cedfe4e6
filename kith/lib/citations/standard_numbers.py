"""DOI, PMID, ISBN and ISSN, and addresses of pages: each in its one normal form, or empty when it is none.

By what can be seen in the text alone. Whether anything is published under a number, only its register knows.
"""

import re
from urllib.parse import quote, unquote, urlsplit

LONGEST_DOI, LONGEST_URL, LONGEST = 300, 1000, 2000

_DOI_ADDRESS = re.compile(r"(?:https?:)?(?://)?(?:dx\.|www\.)?doi\.org/+([^?#]+)", re.IGNORECASE)
_DOI_WORD = re.compile(r"doi\s*[:=]?\s*", re.IGNORECASE)
_DOI = re.compile(r"10\.[0-9]{4,9}(?:\.[0-9]{1,9})*/[^\s{}\\\x00-\x1f]+")
_PMID_ADDRESS = re.compile(
    r"(?:https?://)?(?:pubmed\.ncbi\.nlm\.nih\.gov|(?:www\.)?ncbi\.nlm\.nih\.gov/pubmed)/([0-9]{1,8})/?(?:[?#].*)?",
    re.IGNORECASE,
)
_PMID_WORD = re.compile(r"(?:pmid|pubmed(?:\s+id)?)\s*[:=]?\s*", re.IGNORECASE)
_ISBN_WORD = re.compile(r"isbn(?:[- ]?1[03])?\s*[:=]?\s*", re.IGNORECASE)
_ISSN = re.compile(r"(?:e?issn\s*:?\s*)?([0-9]{4})-?([0-9]{3}[0-9X])(?![0-9-])", re.IGNORECASE)
_NOT_IN_ADDRESS = re.compile(r"[\x00-\x20\x7f\"<>\\^`{|}]")
_AT_END = ".,;:!?'\"’”»…"
_PAIRS = {")": "(", "]": "[", ">": "<"}


def doi_of(text: str) -> str:
    """The DOI without what is written before it; its letters stay as they are, though DOIs do not differ by case."""
    bare = _start_of(text).lstrip("<(['\"“‘«")
    address = _DOI_ADDRESS.match(bare)
    if address:
        bare = unquote(address[1])
    bare = _without_end(_DOI_WORD.sub("", bare, count=1) if _DOI_WORD.match(bare) else bare)
    return bare if _DOI.fullmatch(bare) and len(bare) <= LONGEST_DOI else ""


def pmid_of(text: str) -> str:
    """The number under which PubMed knows the work."""
    bare = _start_of(text)
    address = _PMID_ADDRESS.fullmatch(bare)
    if address:
        bare = address[1]
    elif word := _PMID_WORD.match(bare):
        bare = bare[word.end() :]
    bare = _without_end(bare)
    return bare.lstrip("0") if re.fullmatch(r"[0-9]{1,8}", bare) else ""


def isbn_of(text: str) -> str:
    """The thirteen digits of the ISBN, also for one of ten; empty unless its check digit is right."""
    bare = re.sub(r"\s*\([^()]*\)$", "", _without_end(_start_of(text)))
    if word := _ISBN_WORD.match(bare):
        bare = bare[word.end() :]
    return _isbn(bare) or next((found for part in re.split(r"[\s;,/]+", bare) if (found := _isbn(part))), "")


def _isbn(text: str) -> str:
    digits = re.sub(r"[-‐‑–\s]", "", text).upper()
    if re.fullmatch(r"[0-9]{9}[0-9X]", digits) and _check_of_ten(digits[:9]) == digits[9]:
        return f"978{digits[:9]}{_check_of_thirteen(f'978{digits[:9]}')}"
    is_one = re.fullmatch(r"97[89][0-9]{10}", digits) and _check_of_thirteen(digits[:12]) == digits[12]
    return digits if is_one else ""


def issn_of(text: str) -> str:
    """The ISSN with its hyphen; empty unless its check digit is right."""
    found = _ISSN.match(_start_of(text))
    if found is None:
        return ""
    digits, check = f"{found[1]}{found[2][:3]}", found[2][3].upper()
    rest = -sum(int(digit) * (8 - place) for place, digit in enumerate(digits)) % 11
    return f"{found[1]}-{found[2].upper()}" if check == ("X" if rest == 10 else str(rest)) else ""


def url_of(text: str) -> str:
    """The address of a page, by http or https alone; letters that may not stand in one are written as their code."""
    bare = _start_of(text)
    if bare.startswith("<") and bare.endswith(">"):
        bare = bare[1:-1]
    if bare.lower().startswith("www."):
        bare = f"https://{bare}"
    if not re.match(r"https?://[^/]", bare, re.IGNORECASE) or re.search(r"\s", bare):
        return ""
    try:
        parts = urlsplit(bare)
        host = parts.hostname or ""
    except ValueError:
        return ""
    written = _NOT_IN_ADDRESS.sub(lambda found: quote(found[0]), bare)
    return written if "." in host and "@" not in parts.netloc and len(written) <= LONGEST_URL else ""


def _start_of(text: str) -> str:
    return text[:LONGEST].strip()


def _without_end(text: str) -> str:
    """Without the punctuation of the sentence around it; a bracket stays where it closes one of its own."""
    while text and (
        text[-1] in _AT_END or (text[-1] in _PAIRS and text.count(text[-1]) > text.count(_PAIRS[text[-1]]))
    ):
        text = text[:-1]
    return text


def _check_of_ten(digits: str) -> str:
    rest = -sum(int(digit) * (10 - place) for place, digit in enumerate(digits)) % 11
    return "X" if rest == 10 else str(rest)


def _check_of_thirteen(digits: str) -> str:
    return str(-sum(int(digit) * (3 if place % 2 else 1) for place, digit in enumerate(digits)) % 10)
