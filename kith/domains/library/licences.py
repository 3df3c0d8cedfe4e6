"""What others may do with words of the library: licences by their SPDX names, in plain words."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True)
class Licence:
    spdx: str
    name: str
    says: str | Promise
    says_to_readers: str | Promise
    address: str
    may_be_adapted: bool = True


LICENCES = {
    licence.spdx: licence
    for licence in (
        Licence(
            "CC-BY-4.0", "CC BY 4.0",
            _("Others may use it and change it, if they name you."),
            _("You may use it and change it, if you name its authors."),
            "https://creativecommons.org/licenses/by/4.0/",
        ),
        Licence(
            "CC-BY-SA-4.0", "CC BY-SA 4.0",
            _("Others may use it and change it, if they name you and share theirs in the same way."),
            _("You may use it and change it, if you name its authors and share yours in the same way."),
            "https://creativecommons.org/licenses/by-sa/4.0/",
        ),
        Licence(
            "CC-BY-NC-4.0", "CC BY-NC 4.0",
            _("Others may use it and change it, if they name you and earn no money with it."),
            _("You may use it and change it, if you name its authors and earn no money with it."),
            "https://creativecommons.org/licenses/by-nc/4.0/",
        ),
        Licence(
            "CC-BY-ND-4.0", "CC BY-ND 4.0",
            _("Others may use it as it is, if they name you. They may not share a changed one."),
            _("You may use it as it is, if you name its authors. You may not share a changed one."),
            "https://creativecommons.org/licenses/by-nd/4.0/",
            may_be_adapted=False,
        ),
        Licence(
            "CC0-1.0", "CC0 1.0",
            _("Others may do with it what they want. They need not name you."),
            _("You may do with it what you want."),
            "https://creativecommons.org/publicdomain/zero/1.0/",
        ),
    )
}  # fmt: skip
USUAL = "CC-BY-4.0"


def choices() -> list[tuple[str, str]]:
    return [(licence.spdx, str(licence.says)) for licence in LICENCES.values()]
