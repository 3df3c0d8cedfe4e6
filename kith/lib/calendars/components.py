"""The events and zones of an iCalendar file, taken apart into what their lines say; whatever else is in it is passed over."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from kith.lib.calendars.content_lines import Property
from kith.lib.calendars.faults import Fault, Reason

MOST_LINES, DEEPEST = 5000, 20


@dataclass(slots=True)
class Component:
    """`properties` in their order; `parts` are the halves of a zone's year."""

    name: str
    line: int
    properties: list[Property] = field(default_factory=list)
    parts: "list[Component]" = field(default_factory=list)

    def first(self, name: str) -> Property | None:
        return next((one for one in self.properties if one.name == name), None)

    def all(self, name: str) -> list[Property]:
        return [one for one in self.properties if one.name == name]

    def value(self, name: str) -> str:
        found = self.first(name)
        return found.text.strip() if found else ""


class Builder:
    """Puts components together from lines that may leave out any beginning or end."""

    def __init__(self) -> None:
        self.calendar = Component("VCALENDAR", 1)
        self.open: list[Component] = []

    def add(self, one: Property) -> Iterator[Component | Fault]:
        if one.name == "BEGIN":
            yield from self._begin(Component(one.value.upper(), one.line))
        elif one.name == "END":
            yield from self._end(one.value.upper())
        else:
            holder = self.open[-1] if self.open else self.calendar
            if len(holder.properties) < MOST_LINES:
                holder.properties.append(one)

    def close(self) -> Iterator[Component | Fault]:
        """Whatever is open ends here, though nobody said so."""
        while self.open:
            ended = self.open.pop()
            if ended.name == "VEVENT":
                yield Fault(Reason.NO_END, ended.line)
            yield from self._done(ended)

    def _begin(self, new: Component) -> Iterator[Component | Fault]:
        if new.name in ("VCALENDAR", "VEVENT", "VTIMEZONE"):
            yield from self.close()
        if new.name != "VCALENDAR" and len(self.open) < DEEPEST:
            self.open.append(new)

    def _end(self, name: str) -> Iterator[Component | Fault]:
        if name == "VCALENDAR":
            yield from self.close()
        elif any(one.name == name for one in self.open):
            while True:
                ended = self.open.pop()
                yield from self._done(ended)
                if ended.name == name:
                    return

    def _done(self, ended: Component) -> Iterator[Component]:
        if ended.name in ("VEVENT", "VTIMEZONE"):
            yield ended
        elif ended.name in ("STANDARD", "DAYLIGHT") and self.open and len(self.open[-1].parts) < 200:
            self.open[-1].parts.append(ended)


def components(lines: Iterable[Property | Fault]) -> Iterator[Component | Fault]:
    """Each event and zone when it ends; the calendar itself comes last."""
    builder = Builder()
    for one in lines:
        if isinstance(one, Fault):
            yield one
        else:
            yield from builder.add(one)
    yield from builder.close()
    yield builder.calendar
