"""What happens to the table of people to call."""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from kith.foundation.activity.facts import Deed


@dataclass(frozen=True, kw_only=True)
class RouteChecked(Deed):
    code = "crisis.route_checked"
    says = _("{actor} checked the crisis route {route}.")

    route: str
    found: str
