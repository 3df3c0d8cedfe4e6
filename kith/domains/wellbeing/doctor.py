"""Whether the files of instruments that the operator laid down can be taken, in words."""

from collections.abc import Iterator

from django.utils.translation import gettext_lazy

from kith.domains.wellbeing.instruments.book import book
from kith.lib.examining import Examination


def files_hold_together() -> Iterator[str]:
    for wrong in book().wrong:
        yield str(wrong.words)


INSTRUMENTS = Examination(gettext_lazy("Files in the folder of instruments"), files_hold_together)
