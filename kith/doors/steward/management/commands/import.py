"""`bin/kith import stackexchange|mbox|members …`"""

import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from kith.capabilities.items.models import Collection
from kith.doors.steward.importing import Importing
from kith.doors.steward.members import bring_members
from kith.doors.steward.report import Report
from kith.foundation.people.models import Person
from kith.foundation.spaces.models import Space
from kith.lib.archives import mbox, members, stackexchange
from kith.lib.archives.shapes import Message, Problem

NO_SITE = (
    "No site is named, so what comes in cannot lead back to its originals, as its licence asks. "
    "Run the same command again with --site HOST, such as matheducators.stackexchange.com: that adds the ways back."
)
READING = "Reading first who wrote what, and what answers what. In a large archive that takes minutes."


class Command(BaseCommand):
    help = "Bring an archive or a list of members in. Can be stopped with Ctrl-C, and repeated to go on."

    def add_arguments(self, parser: CommandParser) -> None:
        sorts = parser.add_subparsers(dest="sort", required=True)
        exchange = sorts.add_parser("stackexchange", help="a folder with Posts.xml and perhaps Users.xml")
        exchange.add_argument("folder", type=Path)
        exchange.add_argument("--space", required=True, help="slug of the space it goes into")
        exchange.add_argument("--site", default="", help="host of the site, for links back")
        exchange.add_argument("--licence", default="CC BY-SA 3.0", help="when the archive does not name one")
        mails = sorts.add_parser("mbox", help="archives of a mailing list")
        mails.add_argument("files", type=Path, nargs="+")
        mails.add_argument("--space", required=True, help="slug of the space it goes into")
        mails.add_argument(
            "--name", default="", help="name of the list; repeat it to go on with the same import"
        )
        people = sorts.add_parser("members", help="a table of members (CSV)")
        people.add_argument("files", type=Path, nargs=1)
        people.add_argument("--space", default="", help="slug of a space they all join")

    def handle(self, *args: Any, **options: Any) -> None:
        paths = options.get("files") or [options["folder"]]
        for path in paths:
            if not path.exists():
                raise CommandError(f"There is nothing at {path}.")
        report = Report(_report_file(options["sort"]))
        try:
            self._bring_in(report, paths, options)
        except KeyboardInterrupt:
            self.stderr.write("Stopped. What came in stays; run the same command again to go on.")
        for line in report.lines():
            self.stdout.write(line)

    def _bring_in(self, report: Report, paths: list[Path], options: dict[str, Any]) -> None:
        space = _space(options["space"])
        by = Person.objects.active().filter(is_steward=True).first()
        if options["sort"] == "members":
            found = members.read(paths[0], scratch_folder=_folder())
            bring_members(found, into=space, by=by, report=report, tell=self._tell)
            return
        if space is None:
            raise CommandError("Say with --space into which space it goes.")
        if options.get("site") == "":
            self.stderr.write(NO_SITE)
        self.stderr.write(READING)
        Importing(_collection(space, paths[0], options, by=by), report).run(
            _messages(paths, options), by=by, tell=self._tell
        )

    def _tell(self, line: str) -> None:
        self.stderr.write(line, ending="\r" if sys.stderr.isatty() else "\n")


def _collection(space: Space, path: Path, options: dict[str, Any], *, by: Person | None) -> Collection:
    """The collection that this import goes on with, or a new one. One that had no name but its folder takes that of its site."""
    own = Collection.objects.filter(space=space, source=options["sort"])
    folder = path.resolve().name[:120]
    name = (options.get("site") or options.get("name") or folder)[:120]
    if options.get("site") and not own.filter(name=name).exists():
        own.filter(name=folder).update(name=name)
    return own.get_or_create(space=space, source=options["sort"], name=name, defaults={"by": by})[0]


def _messages(paths: list[Path], options: dict[str, Any]) -> Iterable[Message | Problem]:
    if options["sort"] == "mbox":
        return mbox.read(paths, scratch_folder=_folder())
    site, licence = options["site"], options["licence"]
    return stackexchange.read(paths[0], site=site, licence=licence, scratch_folder=_folder())


def _space(slug: str) -> Space | None:
    space = Space.objects.filter(slug=slug).first() if slug else None
    if slug and space is None:
        raise CommandError(
            f"There is no space called {slug}. Its name in addresses is what counts, such as “commons”."
        )
    return space


def _folder() -> Path:
    """Where reports stay, and where archives are sorted."""
    folder = Path(settings.DATA) / "imports"
    folder.mkdir(mode=0o700, exist_ok=True)
    return folder


def _report_file(sort: str) -> Path:
    return _folder() / f"{sort}-{timezone.now():%Y-%m-%d-%H%M%S}.txt"
