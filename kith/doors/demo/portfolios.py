"""What some people of the demo show of themselves, by an address that leads to it."""

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from typing import Any

from kith.domains.portfolios.actions.keeping import add
from kith.domains.portfolios.actions.sharing import share
from kith.domains.portfolios.queries import pieces_of
from kith.domains.portfolios.sorts import SORTS
from kith.domains.portfolios.sorts.certificate import CertificateForm
from kith.domains.portfolios.sorts.credential import CredentialForm
from kith.domains.portfolios.sorts.entry import EntryForm
from kith.foundation.people.models import Person
from kith.infrastructure.database.private import seen_as

OWN = (CredentialForm, CertificateForm, EntryForm)


def show(portfolios: Iterable[dict[str, Any]], people: Mapping[str, Person], *, today: date) -> None:
    """Everything that they have, and one share of all of it."""
    for text in portfolios:
        by = people[text["by"]]
        add(SORTS["words"], [{"title": text["title"], "source": text["words"].strip()}], by=by)
        since = today - timedelta(days=text["days_of_hours"])
        add(SORTS["hours"], [{"since": since, "until": today}], by=by)
        with seen_as(by):
            for form in OWN:
                rows = [{f"{form.thing}_id": key} for key in form(by=by).offered(by)]
                add(SORTS[form.thing], rows, by=by)
            add(SORTS["assessment"], SORTS["assessment"].form(by=by).rows(), by=by)
            pieces = list(pieces_of(by))
        share(pieces, name=by.name, note=text["note"], ends_on=today + timedelta(days=text["days"]), by=by)
