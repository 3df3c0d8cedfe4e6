"""Every permission table of the house, loaded together with its addresses."""

from kith.capabilities.citations import policy as citations
from kith.capabilities.conversations import policy as conversations
from kith.capabilities.items import policy as items
from kith.capabilities.moderation import policy as moderation
from kith.capabilities.notifications import policy as notifications
from kith.capabilities.rooms import policy as rooms
from kith.capabilities.versions import policy as versions
from kith.domains.competencies import policy as competencies
from kith.domains.courses import policy as courses
from kith.domains.gatherings import policy as gatherings
from kith.domains.learning import policy as learning
from kith.domains.library import policy as library
from kith.domains.pulse import policy as pulse
from kith.domains.supervision import policy as supervision
from kith.domains.talk import policy as talk
from kith.doors.mail import policy as mail
from kith.doors.merging import policy as merging
from kith.doors.steward import policy as steward
from kith.foundation.spaces import policy as spaces

POLICIES = (
    spaces,
    items,
    conversations,
    notifications,
    moderation,
    versions,
    citations,
    rooms,
    talk,
    library,
    gatherings,
    supervision,
    learning,
    courses,
    competencies,
    pulse,
    mail,
    merging,
    steward,
)
