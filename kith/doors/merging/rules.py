"""What becomes of each thing that is tied to an account, or to a place in a space, when two accounts become one.

A test walks over all models: one with a key to a person or a membership and no rule here fails it.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

MOVES, ENDS, STAYS, ITS_OWN, GOES_ALONG = "moves", "ends", "stays", "its own", "goes along"


@dataclass(frozen=True)
class Rule:
    """`moves` to the account that is kept; but not where that has the same `unless`: then the row goes, or `stays`.

    `ends` with the other account. `stays` with its key, which leads to “Former member”. `its own`: see joining.py.
    `goes along` with the membership that it is tied to. What moves becomes what `also` says.
    """

    how: str
    why: str
    unless: tuple[str, ...] = ()
    twin_stays: bool = False
    also: Mapping[str, Any] = field(default_factory=dict)


OF_PERSON: dict[str, Rule] = {
    "people.Claimable.person": Rule(STAYS, "only authors in archives have it"),
    "people.Happening.person": Rule(ENDS, "it tells about ways in that are closed"),
    "activity.Event.actor": Rule(STAYS, "what happened is never changed"),
    "crisis.Check.by": Rule(STAYS, "it says who checked it then"),
    "announcements.Announcement.by": Rule(STAYS, "it says who wrote it then"),
    "announcements.PutAside.person": Rule(MOVES, "no line comes back", unless=("announcement",)),
    "supervision.Round.by": Rule(STAYS, "it says who opened it then"),
    "spaces.Space.by": Rule(STAYS, "it says who opened it then"),
    "spaces.Guidelines.by": Rule(STAYS, "it says who wrote them then"),
    "spaces.Invitation.by": Rule(MOVES, "open invitations stay theirs"),
    "spaces.Membership.person": Rule(ITS_OWN, "names stay where they were"),
    "spaces.Boundary.by": Rule(ITS_OWN, "it stands between names"),
    "spaces.Boundary.other": Rule(ITS_OWN, "it stands between names"),
    "spaces.Tie.by": Rule(MOVES, "ties are about people", unless=("other",)),
    "spaces.Tie.other": Rule(MOVES, "ties are about people", unless=("by",)),
    "profiles.ProfileEntry.person": Rule(
        MOVES, "nobody but they see it", unless=("field", "text"), also={"audience": "self"}
    ),
    "items.Draft.person": Rule(MOVES, "nothing typed is lost", unless=("form", "space", "item", "number")),
    "items.Collection.by": Rule(STAYS, "it says who brought it in then"),
    "items.ReadState.person": Rule(MOVES, "what they follow and read", unless=("item",)),
    **dict.fromkeys(
        (
            "courses.Answer.person",
            "courses.Done.person",
            "courses.Taking.person",
            "competencies.Answer.person",
            "competencies.Look.person",
            "competencies.NextStep.person",
            "learning.Certificate.person",
            "learning.Credential.person",
            "learning.Hours.person",
            "learning.Proof.person",
            "learning.Waiver.person",
            "wellbeing.Keeper.person",
            "wellbeing.Leaf.person",
            "pulse.Answer.person",
            "pulse.Voice.person",
            "supervision.Log.person",
            "supervision.Knock.person",
            "supervision.Offer.person",
            "supervision.Seeker.person",
            "supervision.Wish.person",
        ),
        Rule(ITS_OWN, "behind the second wall; the kept account has them from then on"),
    ),
    **dict.fromkeys(
        ("learning.Reminder.person", "supervision.NextLook.person", "supervision.Reminded.person"),
        Rule(ITS_OWN, "reckoned anew"),
    ),
    **dict.fromkeys(
        (
            "mentoring.Readiness.person",
            "mentoring.Side.person",
            "mentoring.Side.other",
            "mentoring.Turn.person",
        ),
        Rule(ITS_OWN, "pairs end and nothing leads from one name to the other, as with correspondences"),
    ),
    **dict.fromkeys(
        ("portfolios.Piece.person", "portfolios.Share.person"),
        Rule(ITS_OWN, "behind the second wall; addresses that were given away lead on"),
    ),
    "search.SavedSearch.person": Rule(MOVES, "they go on being told", unless=("finder", "asked")),
    "rooms.Entrant.person": Rule(MOVES, "they come in where they were let in", unless=("room",)),
    "rooms.Presence.person": Rule(MOVES, "when they were there", unless=("room", "left_at")),
    "private_messages.Correspondence.started_by": Rule(ITS_OWN, "behind the second wall"),
    "private_messages.Participant.person": Rule(ITS_OWN, "behind the second wall"),
    "private_messages.Letterbox.person": Rule(ITS_OWN, "behind the second wall"),
    "private_messages.Message.author": Rule(ITS_OWN, "behind the second wall"),
    "private_messages.Seat.person": Rule(ITS_OWN, "behind the second wall"),
    "notifications.Notice.person": Rule(ENDS, "it would be told twice"),
    "notifications.Letter.person": Rule(ENDS, "it would go to another address"),
    "notifications.Push.person": Rule(ENDS, "it would go to other devices"),
    "notifications.Device.person": Rule(ENDS, "each device is switched on by hand"),
    "notifications.Wish.person": Rule(ENDS, "what the kept account chose holds"),
    "notifications.SpaceWish.person": Rule(MOVES, "how loud a space is", unless=("space",)),
    "notifications.Rhythm.person": Rule(ENDS, "what the kept account chose holds"),
    "moderation.Case.person": Rule(STAYS, "what was told about it then"),
    "moderation.Case.concerns": Rule(MOVES, "they read what was decided, and can appeal"),
    "moderation.Case.assignee": Rule(MOVES, "they go on looking after it"),
    "moderation.Decision.by": Rule(STAYS, "decisions are never changed"),
    "moderation.Unsealing.by": Rule(STAYS, "who asked then is never changed"),
    "moderation.UnsealingAnswer.by": Rule(STAYS, "who answered then is never changed"),
    "moderation.Report.reporter": Rule(MOVES, "they hear the answer", unless=("case",), twin_stays=True),
    "moderation.Appeal.decided_by": Rule(STAYS, "it says who answered then"),
    "moderation.CaseNote.by": Rule(STAYS, "it says who wrote it then"),
    "moderation.Debrief.moderator": Rule(MOVES, "they can still talk", unless=("case",)),
    "moderation.Rest.person": Rule(ENDS, "what the kept account chose holds"),
    "gatherings.Seat.person": Rule(ITS_OWN, "of two seats for the same, one is given back"),
    "gatherings.Host.person": Rule(MOVES, "they host it", unless=("gathering",)),
    "gatherings.Host.by": Rule(MOVES, "whom they named stays named"),
    "gatherings.Invited.person": Rule(MOVES, "hosts would like to see them", unless=("gathering",)),
    "gatherings.Invited.by": Rule(MOVES, "open invitations stay theirs"),
    "gatherings.Transfer.to": Rule(MOVES, "someone would like to give them a seat"),
    "gatherings.Stay.person": Rule(MOVES, "they were there", unless=("occasion", "left_at", "set_aside_at")),
    "gatherings.Speaker.person": Rule(MOVES, "they speak there"),
    "gatherings.Stay.by": Rule(MOVES, "what they wrote down of themselves stays theirs"),
    "gatherings.Stay.set_aside_by": Rule(MOVES, "what they took away themselves stays theirs"),
    "gatherings.Needs.person": Rule(ITS_OWN, "behind the second wall"),
    "gatherings.Knock.person": Rule(ENDS, "codes that did not fit, counted for a day"),
    "gatherings.Answered.person": Rule(MOVES, "they answered, and no more is known", unless=("feedback",)),
    "gatherings.Address.person": Rule(ENDS, "each calendar is connected by hand"),
    "mail.IncomingMail.person": Rule(ENDS, "the address it came to is closed"),
    "merging.Proposal.kept": Rule(STAYS, "it says what was proposed"),
    "merging.Proposal.ended": Rule(STAYS, "it says what was proposed"),
    "merging.Proposal.by": Rule(STAYS, "it says who proposed it"),
    "account.EmailAddress.user": Rule(ITS_OWN, "proven addresses come along"),
    "mfa.Authenticator.user": Rule(ENDS, "a passkey opens the account for which it was made, and no other"),
    "socialaccount.SocialAccount.user": Rule(MOVES, "a way in"),
    "usersessions.UserSession.user": Rule(ENDS, "they sign in anew"),
}

OF_MEMBERSHIP: dict[str, Rule] = {
    name: Rule(GOES_ALONG, "it is signed by the membership")
    for name in (
        "items.Item.author",
        "items.ImportedAuthor.membership",
        "tags.Tagging.by",
        "attachments.File.by",
        "conversations.Post.author",
        "conversations.Mention.membership",
        "conversations.Thanks.by",
        "conversations.Thread.last_author",
        "moderation.Case.member",
        "talk.AcceptedAnswer.by",
        "versions.Version.by",
        "versions.Contributor.member",
        "versions.Hand.member",
        "versions.Retirement.by",
        "citations.Reference.by",
        "gatherings.OutsideCalendar.signs",
        "rooms.Presence.member",
        "supervision.Listening.answerer",
        "supervision.Listening.asker",
        "supervision.ListeningLine.author",
        "supervision.Meeting.moderator",
        "supervision.Meeting.presenter",
        "supervision.Meeting.secretary",
        "supervision.Note.author",
        "supervision.Note.presenter",
        "supervision.OwnFormat.changed_by",
        "supervision.Passage.author",
        "supervision.ReviewAnswer.member",
        "supervision.Training.member",
        "supervision.TurnWish.member",
        "supervision.Welcome.member",
    )
}
