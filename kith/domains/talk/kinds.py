"""The two kinds of talk."""

from django.utils.translation import gettext_lazy as _

from kith.capabilities.items.kinds import Kind, declare

DISCUSSION = declare(
    Kind(
        name="discussion",
        one=_("Discussion"),
        many=_("Discussions"),
        open_words=_("Start a discussion"),
        icon="talk",
        page="talk:topic",
        form="talk:open",
        permission="talk.open",
    )
)
QUESTION = declare(
    Kind(
        name="question",
        one=_("Question"),
        many=_("Questions"),
        open_words=_("Ask a question"),
        icon="question",
        page="talk:topic",
        form="talk:open",
        permission="talk.open",
    )
)

KINDS = {DISCUSSION.name: DISCUSSION, QUESTION.name: QUESTION}
