"""What happens to the table of people to call."""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from kith.foundation.activity.facts import Fact


@dataclass(frozen=True, kw_only=True)
class RouteChecked(Fact):
    code = "crisis.route_checked"
    says = _("{actor} checked the crisis route {route}")
    is_logged = False

    route: str
    found: str
