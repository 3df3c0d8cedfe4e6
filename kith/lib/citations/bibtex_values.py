"""What stands behind a value of BibTeX: text in braces or quotation marks, a number, an abbreviation, joined by `#`."""

MONTHS = dict(
    zip(
        ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"],
        range(1, 13),
        strict=True,
    )
)
MOST_STRINGS, LONGEST_STRING, LONGEST_VALUE = 2000, 2000, 100_000
PAIRS = {"{": "}", '"': '"'}


class Strings:
    """The abbreviations that a file has defined so far, and those that always hold: the months."""

    def __init__(self) -> None:
        self._texts = {name: str(number) for name, number in MONTHS.items()}

    def define(self, name: str, raw: str) -> None:
        """One made of many others is cut, as it could grow beyond all measure."""
        if len(self._texts) < MOST_STRINGS:
            self._texts[name.strip().lower()] = self.value_of(raw)[:LONGEST_STRING]

    def value_of(self, raw: str) -> str:
        """The text of a value; an abbreviation that nobody defined stands for itself."""
        return "".join(map(self._part, parts(raw)))[:LONGEST_VALUE]

    def _part(self, part: str) -> str:
        bare = part.strip()
        if len(bare) > 1 and bare[0] in PAIRS and bare.endswith(PAIRS[bare[0]]):
            return bare[1:-1]
        return self._texts.get(bare.lower(), bare)


def parts(raw: str) -> list[str]:
    """The pieces between `#`, except where one stands within braces or quotation marks."""
    if "#" not in raw:
        return [raw]
    found, start, depth, is_quoted = [], 0, 0, False
    for place, letter in enumerate(raw):
        if letter in "{}" and raw[place - 1 : place] != "\\":
            depth += 1 if letter == "{" else -1
        elif letter == '"' and depth == 0:
            is_quoted = not is_quoted
        elif letter == "#" and depth <= 0 and not is_quoted:
            found.append(raw[start:place])
            start = place + 1
    return [*found, raw[start:]]
