"""Every setting that an installation can be given, with its meaning. docs/operating/settings.md is written from it."""

from dataclasses import dataclass


def _(words: str) -> str:
    """Marks words that a page translates; Django's own mark would ask for the settings that are made here."""
    return words


@dataclass(frozen=True)
class Setting:
    """What is `secret` is shown to nobody. What is decided `here` stewards can change on a page of theirs."""

    name: str
    default: str
    meaning: str
    secret: bool = False
    here: bool = False


SETTINGS = (
    Setting("KITH_DATA", "var", _("Folder that holds the database, files and secrets of this installation.")),
    Setting(
        "DATABASE_URL",
        "",
        _("An outside PostgreSQL (15 or later). Empty: the embedded one is used."),
        secret=True,
    ),
    Setting("KITH_URL", "http://127.0.0.1:8000", _("The address at which people reach this installation.")),
    Setting("KITH_HOSTS", "", _("Further host names, separated by commas, under which it answers.")),
    Setting("KITH_NAME", "Kith", _("The name of this installation, shown in titles and mails."), here=True),
    Setting(
        "KITH_SECRET_KEY",
        "",
        _("Signs sessions and links. Empty: made once and kept in the data folder."),
        secret=True,
    ),
    Setting(
        "KITH_DEMO", "no", _("yes: anyone may enter as one of the invented people. Never with real people.")
    ),
    Setting("KITH_DEBUG", "no", _("yes: errors show their inner workings. Never with real people.")),
    Setting(
        "KITH_JOINING",
        "open",
        _("open: anyone may sign up; invitation: only with an invitation link."),
        here=True,
    ),
    Setting(
        "KITH_MAIL_URL",
        "",
        _("smtp://name:password@host:587. Empty: mails are written to the data folder."),
        secret=True,
    ),
    Setting("KITH_MAIL_FROM", "kith@localhost", _("The sender of this installation's mails.")),
    Setting(
        "KITH_MAIL_IN", "", _("Domain at which mail comes in, such as in.kith.example.org. Empty: none does.")
    ),
    Setting(
        "KITH_LMTP",
        "",
        _("Where mail servers hand mail in: host:port, or the path of a socket. Empty: nowhere."),
    ),
    Setting(
        "KITH_MAIL_HOOK",
        "",
        _("Secret of those who send mail in over HTTP, at /mail/. Empty: nobody may."),
        secret=True,
    ),
    Setting(
        "KITH_MAIL_AUTHSERV",
        "",
        _("How the front mail server signs what it found out about senders (authserv-id)."),
    ),
    Setting("KITH_MAIL_MB", "25", _("Largest mail, in megabytes, that is taken in.")),
    Setting(
        "KITH_LIVE",
        "",
        _("Where browsers find the live updates, such as /live/. Empty: pages stay as they are."),
    ),
    Setting(
        "KITH_LIVE_PORT", "", _("The port of the live updates. Empty: the next free one after the pages’.")
    ),
    Setting(
        "KITH_TURN_URL",
        "",
        _(
            "A relay for rooms, such as turn:turn.example.org:3478, for people whose networks allow no other way. Several with commas between. Empty: none."
        ),
    ),
    Setting(
        "KITH_TURN_SECRET",
        "",
        _("The secret that the relay shares with us: it makes a password for each person in a room."),
        secret=True,
    ),
    Setting(
        "KITH_BBB_URL",
        "",
        _("A BigBlueButton for large rooms, such as https://bbb.example.org/bigbluebutton. Empty: none."),
    ),
    Setting("KITH_BBB_SECRET", "", _("The secret of that BigBlueButton."), secret=True),
    Setting(
        "KITH_OIDC",
        "",
        _("OpenID Connect sign-in: name|server address|our id there|secret. Empty: none."),
        secret=True,
    ),
    Setting(
        "KITH_LOOKUPS",
        "on",
        _("on: a DOI that someone adds is looked up at Crossref and DataCite. off: nobody is asked."),
    ),
    Setting(
        "KITH_ISBN_LINK",
        "https://openlibrary.org/isbn/{isbn}",
        _("Where the ISBN of a book leads that someone cites, with {isbn} in its place. off: nowhere."),
    ),
    Setting("KITH_UPLOAD_MB", "10", _("Largest file, in megabytes, that may be added to a post.")),
    Setting(
        "KITH_REFERENCES_MB",
        "50",
        _("Largest file of references, in megabytes, that may be brought at once."),
    ),
    Setting(
        "KITH_UPLOADS_PER_POST",
        "6",
        _("How many files one post may carry. The front server has to take all of them at once."),
    ),
    Setting(
        "KITH_POSTS_PER_HOUR",
        "40",
        _("How much one person may post within an hour, before a flood is slowed."),
    ),
    Setting("KITH_PROXY", "no", _("yes: a front server we trust tells the scheme and address of visitors.")),
)
