"""What one can show: a module for each sort, and a line here, in the order in which they are shown."""

from kith.domains.portfolios.sorts.assessment import ASSESSMENT
from kith.domains.portfolios.sorts.certificate import CERTIFICATE
from kith.domains.portfolios.sorts.credential import CREDENTIAL
from kith.domains.portfolios.sorts.entry import ENTRY
from kith.domains.portfolios.sorts.hours import HOURS
from kith.domains.portfolios.sorts.sort import Seen, Sort
from kith.domains.portfolios.sorts.words import WORDS

SORTS: dict[str, Sort] = {
    each.code: each for each in (WORDS, CREDENTIAL, HOURS, CERTIFICATE, ENTRY, ASSESSMENT)
}

__all__ = ["SORTS", "Seen", "Sort"]
