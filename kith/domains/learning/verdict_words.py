"""What was found out about a certificate, in sentences that anyone understands."""

from datetime import datetime, timedelta
from decimal import Decimal
from fractions import Fraction

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from kith.domains.learning.amounts import counted, plural
from kith.domains.learning.models import Issued
from kith.lib.badges.values import Credential, Provider
from kith.lib.badges.verdicts import Answer, Question, Verdict

Words = str | Promise

FINE: dict[Question, Words] = {
    Question.READABLE: _("It is a certificate, and it can be read."),
    Question.ISSUER: _("This house gave it."),
    Question.SIGNATURE: _("Not one letter in it was changed since then."),
    Question.TIME: _("It holds today."),
    Question.STANDING: _("It is on our record, and was not taken back."),
}
TROUBLES: dict[Answer, Words] = {
    Answer.EMPTY: _("There is nothing to check yet. Please paste a certificate, or choose a file."),
    Answer.TOO_LARGE: _("It is larger than any certificate of ours."),
    Answer.UNKNOWN_FORMAT: _(
        "We cannot read this kind of file. We read JSON, JWT, and badges as PNG or SVG. For a certificate on paper or as PDF, "
        "use the address that stands on it."
    ),
    Answer.DAMAGED: _("The file is damaged. Please ask for another copy of it."),
    Answer.NOTHING_INSIDE: _(
        "It is a picture without a certificate in it. Some programs take it out when they save a picture anew."
    ),
    Answer.NO_CERTIFICATE: _("We can read it, but it is no certificate."),
    Answer.UNKNOWN_ISSUER: _("It says that someone else gave it. We can check our own certificates only."),
    Answer.OTHER_KEY: _("It says that this house gave it, but it was signed with a key that is not ours."),
    Answer.REVOKED_KEY: _(
        "It was signed with a key of ours after we had taken that key out of use. It was not us who signed it."
    ),
    Answer.CHANGED: _("It was changed after it was signed. We cannot say what it said before."),
    Answer.NOT_YET: _("The day from which it holds has not come yet."),
    Answer.EXPIRED: _("The time for which it holds is over."),
    Answer.REVOKED: _("It was taken back."),
    Answer.NOT_ON_RECORD: _(
        "It has a good signature of ours, but we have no record of it. It does not hold."
    ),
}


def in_sentences(verdict: Verdict) -> list[tuple[bool, Words]]:
    """Each answer in the order of its question: whether all is well there, and how it is said."""
    return [
        (answer is Answer.YES, FINE[question] if answer is Answer.YES else TROUBLES[answer])
        for question, answer in verdict.answers.items()
    ]


def because(issued: Issued | None) -> list[Words]:
    """When and why it was taken back, and whether another was given."""
    if issued is None or issued.revoked_at is None:
        return []
    day = date_format(timezone.localtime(issued.revoked_at), "DATE_FORMAT")
    said: list[Words] = [gettext("It was taken back on %(day)s.") % {"day": day}]
    said.append(gettext("The reason: %(reason)s.") % {"reason": issued.get_reason_display()})
    if issued.replaced_by_id is not None:
        said.append(_("Another one was given in its place. Please ask for that one."))
    return said


def why_not(issued: Issued, credential: Credential) -> list[Words]:
    """Why what was given does not hold today; nothing if it holds."""
    until = credential.valid_until
    said = because(issued)
    return [*said, TROUBLES[Answer.EXPIRED]] if until and until <= timezone.now() else said


def facts(credential: Credential | None) -> list[tuple[Words, str]]:
    """What it says, as its owner reads it on it."""
    if credential is None:
        return []
    hours = "" if credential.credits is None else _hours(credential.credits)
    said: list[tuple[Words, str]] = [
        (_("Given to"), credential.recipient.name),
        (_("For"), credential.achievement.name),
        (_("About it"), f"{credential.achievement.description} {credential.achievement.criteria}"),
        (_("Hours in all"), hours),
        (_("Given by"), credential.issuer.name),
        (_("Known to boards as"), ", ".join(credential.issuer.known_as)),
        (_("Offered by"), _offered_by(credential.provider)),
        (_("Given on"), date_format(credential.awarded, "DATE_FORMAT")),
        (_("Holds until"), _last_day(credential.valid_until)),
    ]
    said[4:4] = [(each.category, _hours(each.earned)) for each in credential.hours]
    return [(name, value) for name, value in said if value]


def _offered_by(provider: Provider | None) -> str:
    """With the numbers under which boards know them."""
    if provider is None:
        return ""
    return f"{provider.name} ({', '.join(provider.known_as)})" if provider.known_as else provider.name


def _last_day(until: datetime | None) -> str:
    return date_format(until - timedelta(seconds=1), "DATE_FORMAT") if until else ""


def _hours(amount: Decimal) -> str:
    number = Fraction(amount)
    return counted(ngettext("%(number)s hour", "%(number)s hours", plural(number)), number)
