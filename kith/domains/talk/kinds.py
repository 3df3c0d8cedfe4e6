"""The two kinds of talk."""

from functools import partial

from django.utils.translation import gettext_lazy as _

from kith.capabilities.items.kinds import Kind, declare

_of_talk = partial(
    Kind,
    page="talk:topic",
    form="talk:open",
    permission="talk.open",
    may_ask_no_advice=True,
    may_be_merged=True,
)
DISCUSSION = declare(
    _of_talk(
        name="discussion",
        one=_("Discussion"),
        many=_("Discussions"),
        open_words=_("Start a discussion"),
        icon="talk",
    )
)
QUESTION = declare(
    _of_talk(
        name="question",
        one=_("Question"),
        many=_("Questions"),
        open_words=_("Ask a question"),
        icon="question",
    )
)

KINDS = {DISCUSSION.name: DISCUSSION, QUESTION.name: QUESTION}
