"""The words of a line, each with its marks."""

import re
from typing import Any
from xml.etree.ElementTree import Element

Run = dict[str, Any]

MARKS = {"strong": "b", "b": "b", "em": "i", "i": "i", "s": "s", "code": "c", "sup": "u"}

BREAK = "\u200b"  # takes no room, and lets a line end where no space would

_ENDLESS = re.compile(r"(\S{40})(?=\S{10})")
_SPACES = re.compile(r"[ \t\r\n\f]+")


class Runs:
    """Collects a line. Words inside one another become words beside one another, so that nothing can be too deep."""

    def __init__(self, notes: "Notes") -> None:
        self._notes = notes
        self.found: list[Run] = []

    def add_text(self, text: str | None, marks: str = "") -> None:
        words = _ENDLESS.sub(f"\\1{BREAK}", _SPACES.sub(" ", text or ""))
        if not self.found or self.found[-1]["kind"] == "break":
            words = words.removeprefix(" ")
        if words:
            self.found.append({"kind": "words", "text": words, "marks": marks})

    def add(self, element: Element, marks: str = "") -> None:
        """An element inside a line, and what stands in it; not what follows it."""
        if element.get("class") == "footnote-backref":
            return  # paper leads nowhere back
        if element.tag == "br":
            self.found.append({"kind": "break"})
        elif element.tag == "sup" and element.get("class") == "footnote-ref":
            self._add_note(element)
        elif element.tag == "a" and (to := element.get("href", "")) and not to.startswith("#"):
            self._add_link(element, to, marks)
        else:
            self.add_inside(element, marks + MARKS.get(element.tag, ""))

    def add_inside(self, element: Element, marks: str = "") -> None:
        self.add_text(element.text, marks)
        for child in element:
            self.add(child, marks)
            self.add_text(child.tail, marks)

    def line(self) -> list[Run]:
        """What was collected; empty if there is nothing to read in it."""
        while self.found and self.found[-1]["kind"] in ("break", "words"):
            last = self.found.pop()
            if words := last.get("text", "").rstrip(" "):
                self.found.append(last | {"text": words})
                break
        return self.found

    def _add_link(self, element: Element, to: str, marks: str) -> None:
        """Paper cannot be pressed: where a link leads is written beside its words, unless they say it, or name someone here."""
        inner = Runs(Notes({}))
        inner.add_inside(element, marks)
        words = [run for run in inner.found if run["kind"] == "words"]
        said = "".join(run["text"] for run in words)
        is_told = element.get("class") == "mention" or not to.startswith("http")
        if said.replace(BREAK, "").strip() == to:
            words = []
        if said.strip():
            self.found.append(
                {"kind": "link", "to": to, "runs": words, "is_shown": bool(words) and not is_told}
            )

    def _add_note(self, element: Element) -> None:
        link = element.find("a")
        key = "" if link is None else link.get("href", "").removeprefix("#")
        note = self._notes.told(key)
        if note is None:
            self.add_inside(element, "u")
        else:
            self.found.append({"kind": "note", "key": key} | note)


class Notes:
    """Footnotes by their keys. Each is told where it is first asked for, and only named again after that."""

    def __init__(self, found: dict[str, Element]) -> None:
        self._found = found
        self._told: set[str] = set()

    def told(self, key: str) -> Run | None:
        if key not in self._found:
            return None
        if key in self._told:
            return {}
        self._told.add(key)
        return {"runs": _of_a_note(self._found[key])}


def _of_a_note(item: Element) -> list[Run]:
    """A footnote, a line for each of its paragraphs, without footnotes of its own."""
    runs = Runs(Notes({}))
    for part in list(item) or [item]:
        if runs.found:
            runs.found.append({"kind": "break"})
        runs.add_inside(part)
    return runs.line() or [{"kind": "words", "text": "–", "marks": ""}]
