"""What could not be read of a file of references, in the words of whoever sent it."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kith.lib.citations.shapes import Problem, Reason

SENTENCES = {
    Reason.NO_REFERENCE: gettext_lazy(
        "No reference was found. This is not RIS, BibTeX, CSL-JSON or a file from PubMed."
    ),
    Reason.NO_START: gettext_lazy("No reference was found. No line begins like this: “%(detail)s”."),
    Reason.NO_ITEM: gettext_lazy("No reference was found. This is not CSL-JSON."),
    Reason.UNREADABLE: gettext_lazy("The file could not be read. The system says: “%(detail)s”."),
    Reason.TOO_LARGE: gettext_lazy("The file is larger than %(detail)s MB. Please cut it into several."),
    Reason.UNFINDABLE: gettext_lazy(
        "this was left out. It has no title, number or address to find the work by."
    ),
    Reason.TOO_LONG: gettext_lazy("this was left out. It is too long."),
    Reason.UNBALANCED: gettext_lazy(
        "this was left out. Its braces or quotation marks do not match, or a comma is missing."
    ),
    Reason.BROKEN: gettext_lazy("this was left out. Its JSON is broken."),
    Reason.MOSTLY_BROKEN: gettext_lazy("we read no further. Too much of the file is broken."),
    Reason.IN_PART: gettext_lazy("this came in only in part. It is too long."),
    Reason.NO_END: gettext_lazy("this came in, but its end is missing. Was the file cut off there?"),
    Reason.NO_WORK: gettext_lazy("%(detail)s told of no work."),
}


def told(problem: Problem) -> str:
    """One line about it: where it stands, and why it could not be read."""
    words = str(SENTENCES[problem.reason]) % {"detail": problem.detail}
    if problem.line is None:
        return words
    return _("Line %(line)s: %(words)s") % {"line": problem.line, "words": words}
