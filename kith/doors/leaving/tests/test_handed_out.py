"""What someone handed out at gatherings goes with their words, and so does that they answered afterwards."""

from django.utils import timezone

from kith.capabilities.attachments.actions import checked
from kith.capabilities.attachments.models import File
from kith.domains.gatherings.actions.answering import answer
from kith.domains.gatherings.actions.handing_out import hand_out
from kith.domains.gatherings.models import Answered, Feedback, Gathering, Knock, Material
from kith.domains.gatherings.queries.gatherings import reach_gathering
from kith.doors.leaving.actions import disown, leave_for_good
from kith.doors.leaving.forms import KEEP, REMOVE
from tests.cast import Cast
from tests.contracts.makers import MAKERS


def _handed_out(cast: Cast) -> None:
    place = cast.place("sam", cast.commons)
    item = MAKERS["gathering"](place, title="Tea")
    hand_out(item, by=place, audience="coming", files=[checked("steps.txt", b"Three steps")])
    hand_out(item, by=place, audience="all", link="https://example.org/song")


def test_files_that_someone_handed_out_are_deleted_with_their_words(cast: Cast) -> None:
    _handed_out(cast)
    leave_for_good(cast["sam"], words=REMOVE)
    assert not File.objects.exists()
    assert Material.objects.get().link, "an address on the web is nobody's own"


def test_files_stay_where_words_stay(cast: Cast) -> None:
    _handed_out(cast)
    leave_for_good(cast["sam"], words=KEEP)
    assert Material.objects.count() == 2


def test_who_takes_their_name_off_takes_it_off_what_they_handed_out(cast: Cast) -> None:
    _handed_out(cast)
    post = Gathering.objects.get().item.posts.get()
    disown(post, by=cast["sam"])
    assert File.objects.get().by.person != cast["sam"]


def test_what_was_said_without_a_name_stays_and_that_one_said_it_goes(cast: Cast) -> None:
    item = MAKERS["gathering"](cast.place("maria", cast.commons), title="Tea")
    occasion = item.gathering.occasions.get()
    reached = reach_gathering(cast["sam"], item.pk)
    answer(occasion, {2: ("The light",)}, item=reached, by=cast["sam"])
    Knock.objects.create(person=cast["sam"], at=timezone.now())
    leave_for_good(cast["sam"], words=REMOVE)
    assert Feedback.objects.get().waiting == {"2": ["The light"]}
    assert not Answered.objects.exists()
    assert not Knock.objects.exists()
