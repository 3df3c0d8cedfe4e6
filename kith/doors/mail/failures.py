"""Why a mail did not come in, or not all of it, and what its sender is told. Nobody is blamed."""

from dataclasses import dataclass
from typing import Any, ClassVar

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True)
class Failure:
    """`answered` ones are told to the owner of the address. If it `keeps`, the words wait as a draft on the page.

    Where it is not `sure` that the owner wrote the mail, nobody is thanked for it.
    """

    code: str
    says: str | Promise
    answered: bool = True
    keeps: bool = False
    sure: bool = True
    known: ClassVar[dict[str, "Failure"]] = {}

    def __post_init__(self) -> None:
        if self.code in Failure.known:
            raise ValueError(f"Two failures are called {self.code}.")
        Failure.known[self.code] = self


class Refusal(Exception):
    """A mail that does not come in; `details` fill its sentence and its answer."""

    def __init__(self, failure: Failure, **details: Any) -> None:
        super().__init__(failure.code)
        self.failure, self.details = failure, details


TOO_SHORT = Failure(
    "too_short", _("We found no words of yours in your mail. Please write them above the quoted text.")
)
TOO_LONG = Failure(
    "too_long", _("Your words are longer than {most} signs, the most that fits into one post."), keeps=True
)
NO_TITLE = Failure(
    "no_title", _("Your mail had no subject. It becomes the title of the conversation."), keeps=True
)
LONG_TITLE = Failure(
    "long_title",
    _("The subject of your mail is longer than 200 signs. Please choose a shorter one."),
    keeps=True,
)
CLOSED = Failure("closed", _("The conversation is closed, so your answer was not added."))
LOCKED = Failure("locked", _("A host has locked the conversation for now. Only hosts can write there."))
ARCHIVED = Failure("archived", _("The space is archived. It can be read, and nothing is added."))
NOT_MEMBER = Failure("not_member", _("You do not belong to this space now, so you cannot write there."))
NOT_AGREED = Failure(
    "not_agreed",
    _("The guidelines of this space have changed. Please read them first, then send your words."),
    keeps=True,
)
NOT_ALLOWED = Failure(
    "not_allowed", _("You cannot write there at the moment. The page tells you more."), keeps=True
)
GONE = Failure("gone", _("What you wrote to is no longer there, or you can no longer see it."))
LOOK_AGAIN = Failure(
    "look_again",
    _("Someone might be known from your words, so we did not share them yet. Please look again on the page."),
    keeps=True,
)
OWN_NAME = Failure(
    "own_name",
    _(
        "You go by another name in this space, and your mail has your own name in it. We did not show it to anyone."
    ),
    keeps=True,
)
WRONG_ADDRESS = Failure(
    "wrong_address",
    _("A mail to your own address here came from an address that we do not know as yours. If it was you, please "
      "send it from the address of your account. If it was not, there is nothing to do."),
    sure=False,
)  # fmt: skip
UNPROVEN = Failure(
    "unproven",
    _("A mail in your name came here, and the mail server could not tell that it is really from you. "
      "If it was you, please write on the page."),
    sure=False,
)  # fmt: skip
ENCRYPTED = Failure(
    "encrypted",
    _("Your mail is encrypted, so we cannot read it. Please send it once more without encryption."),
)
UNREADABLE = Failure(
    "unreadable", _("We could not read your mail. Someone who looks after this site can see that it came.")
)
TOO_OFTEN = Failure(
    "too_often",
    _("Many mails came from you in a short while. We take the next ones a little later. Nothing is lost."),
)
FILES_LEFT = Failure("files_left", _("Your words are shared. Not every file came with them:"))
PICTURES = Failure(
    "pictures",
    _(
        "Your words are shared. Some colleagues cannot see pictures: please say in a sentence what yours show."
    ),
)

NO_ACCOUNT = Failure("no_account", _("The account of this address is closed."), answered=False)
AUTOMATIC = Failure("automatic", _("A machine wrote this mail."), answered=False)
LOOP = Failure("loop", _("This mail is one of our own, or went round in circles."), answered=False)
NO_REPORT = Failure("no_report", _("This mail tells of no letter that came back."), answered=False)
BOUNCED = Failure("bounced", _("A letter came back: the address takes no mail."), answered=False)
DELAYED = Failure("delayed", _("A letter could not be delivered for now."), answered=False)
COMPLAINED = Failure(
    "complained", _("Someone marked a letter as unwanted, so no more are sent."), answered=False
)
