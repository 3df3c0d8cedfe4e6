"""Words that every post of a page repeats, translated once for the page."""

from django.utils.html import escape
from django.utils.translation import gettext_lazy as _

REPEATED = {
    "reply": _("Reply"),
    "new": _("new"),
    "host": _("host"),
    "changed": _("changed"),
    "in_reply_to": _("in reply to"),
    "helped": _("This helped"),
    "not_helped": _("It did not help after all"),
    "thank": _("Thank"),
    "take_thanks_back": _("Take thanks back"),
    "only_they": _("only they see it"),
    "to": _("to"),
    "quote": _("Quote"),
    "change": _("Change"),
    "pictures": _("What your pictures show"),
    "your_post": _("your post"),
    "take_back": _("Take back"),
    "remove": _("Remove"),
    "post": _("post"),
    "report": _("Tell the hosts"),
    "about_post": _("about post"),
    "show_again": _("Show it again"),
}


def repeated() -> dict[str, str]:
    """The words in the reader's language, safe to stand in a page."""
    return {name: escape(str(words)) for name, words in REPEATED.items()}  # a lazy one would stay so
