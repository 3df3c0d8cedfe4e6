"""Where the stewards' page leads: each way with what it is for."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

Words = str | Promise


@dataclass(frozen=True)
class Way:
    page: str
    words: Words
    helps: Words


PEOPLE = (
    Way("moderation:desk", _("Reports and appeals"), _("What members told you, and who asks for another look.")),
    Way("steward:members", _("Members"), _("Help someone back in, or look after a matter with them.")),
)  # fmt: skip
WORDS = (
    Way("steward:announcements", _("Announcements"), _("A line for many, on home.")),
    Way("steward:tags", _("Tags"), _("One word for one thing.")),
    Way("steward:crisis", _("People to call in a crisis"), _("Check each line twice a year.")),
    Way(
        "learning:issuing", _("Certificates of the house"), _("Keys that sign them, and numbers from boards.")
    ),
    Way(
        "learning:all-rules", _("What boards ask for"), _("Rules for credentials, and their newer versions.")
    ),
    Way(
        "competencies:frameworks",
        _("Frameworks of competencies"),
        _("Lists by which people look at their own work."),
    ),
)
HOUSE = (
    Way("steward:settings", _("Settings of the house"), _("Its name, who may join, who may open spaces.")),
    Way("steward:trail", _("What was done"), _("By whom, what and when. Nobody can change it.")),
    Way("steward:health", _("How the house is"), _("Jobs, mail, search, backups: what works and what does not.")),
    Way("mail:aside", _("Mail that did not come in"), _("Why, and whether to try again.")),
)  # fmt: skip


def ways() -> tuple[tuple[Words, tuple[Way, ...]], ...]:
    return ((_("People"), PEOPLE), (_("Words"), WORDS), (_("The house"), HOUSE))
