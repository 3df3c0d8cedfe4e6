"""The faults of one file, as many as someone may want to read."""

from kith.lib.calendars.faults import Fault, Reason

MOST = 200


class FaultList:
    def __init__(self) -> None:
        self._faults: list[Fault] = []
        self._more = 0
        self._told: set[tuple[Reason, str]] = set()

    def add(self, fault: Fault) -> None:
        if len(self._faults) < MOST:
            self._faults.append(fault)
        else:
            self._more += 1

    def tell(self, reason: Reason, line: int | None = None, detail: str = "") -> None:
        self.add(Fault(reason, line, detail))

    def tell_once(self, reason: Reason, line: int, detail: str = "", *, about: str = "") -> None:
        """What holds for many lines is told with the first of them."""
        if (reason, about) not in self._told:
            self._told.add((reason, about))
            self.tell(reason, line, detail)

    def listed(self) -> tuple[Fault, ...]:
        """By their lines; those of the whole file first."""
        more = [Fault(Reason.MORE_FAULTS, detail=str(self._more))] if self._more else []
        return tuple(sorted([*self._faults, *more], key=lambda fault: fault.line or 0))
