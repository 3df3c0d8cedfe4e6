"""Parts of the earth to look at, each with its name."""

from typing import Final

from django.utils.translation import gettext_lazy as _

from kith.lib.maps.views import View

WORLD: Final = "world"
WINDOWS: Final = {
    WORLD: (_("The whole world"), View()),
    "africa": (_("Africa"), View(124, 51, 152)),
    "asia": (_("Asia"), View(205, 12, 155)),
    "europe": (_("Europe"), View(153, 15, 84)),
    "north-america": (_("North America"), View(8, 10, 134)),
    "latin-america": (_("Latin America and the Caribbean"), View(21, 57, 178)),
    "oceania": (_("Oceania"), View(260, 86, 100)),
}
