"""What others may do with words of the library: licences by their SPDX names, in plain words.

Which may follow which is told by Creative Commons: what is shared in the same way, or earns no money, stays so; what asks for
names cannot be given away without them.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

BY, SAME, UNPAID, UNCHANGED, FREE = "CC-BY-4.0", "CC-BY-SA-4.0", "CC-BY-NC-4.0", "CC-BY-ND-4.0", "CC0-1.0"


@dataclass(frozen=True)
class Licence:
    """`then` are those under which something can be shared that grew out of words under this one."""

    spdx: str
    name: str
    says: str | Promise
    says_to_readers: str | Promise
    address: str
    then: tuple[str, ...] = ()

    @property
    def may_be_adapted(self) -> bool:
        return bool(self.then)


LICENCES = {
    licence.spdx: licence
    for licence in (
        Licence(
            BY, "CC BY 4.0",
            _("Others may use it and change it, if they name you."),
            _("You may use it and change it, if you name its authors."),
            "https://creativecommons.org/licenses/by/4.0/",
            then=(BY, SAME, UNPAID, UNCHANGED),
        ),
        Licence(
            SAME, "CC BY-SA 4.0",
            _("Others may use it and change it, if they name you and share theirs in the same way."),
            _("You may use it and change it, if you name its authors and share yours in the same way."),
            "https://creativecommons.org/licenses/by-sa/4.0/",
            then=(SAME,),
        ),
        Licence(
            UNPAID, "CC BY-NC 4.0",
            _("Others may use it and change it, if they name you and earn no money with it."),
            _("You may use it and change it, if you name its authors and earn no money with it."),
            "https://creativecommons.org/licenses/by-nc/4.0/",
            then=(UNPAID,),
        ),
        Licence(
            UNCHANGED, "CC BY-ND 4.0",
            _("Others may use it as it is, if they name you. They may not share a changed one."),
            _("You may use it as it is, if you name its authors. You may not share a changed one."),
            "https://creativecommons.org/licenses/by-nd/4.0/",
        ),
        Licence(
            FREE, "CC0 1.0",
            _("Others may do with it what they want. They need not name you."),
            _("You may do with it what you want."),
            "https://creativecommons.org/publicdomain/zero/1.0/",
            then=(BY, SAME, UNPAID, UNCHANGED, FREE),
        ),
    )
}  # fmt: skip
USUAL = BY


def choices() -> list[tuple[str, str]]:
    return [(licence.spdx, str(licence.says)) for licence in LICENCES.values()]


def may_follow(before: Iterable[str | None]) -> list[str]:
    """The licences that something may have which grew out of words under these; one that we do not know asks for nothing."""
    known = [LICENCES[spdx].then for spdx in before if spdx in LICENCES]
    return [spdx for spdx in LICENCES if all(spdx in then for then in known)]
