from kith.domains.gatherings.models.address import Address
from kith.domains.gatherings.models.answer import Answer
from kith.domains.gatherings.models.change import Change
from kith.domains.gatherings.models.copy import Copy
from kith.domains.gatherings.models.feedback import Answered, Feedback
from kith.domains.gatherings.models.gathering import Gathering
from kith.domains.gatherings.models.host import Host
from kith.domains.gatherings.models.invited import Invited
from kith.domains.gatherings.models.knock import Knock
from kith.domains.gatherings.models.material import Material
from kith.domains.gatherings.models.needs import Needs
from kith.domains.gatherings.models.occasion import Occasion
from kith.domains.gatherings.models.outside import Origin, OutsideCalendar
from kith.domains.gatherings.models.question import Question
from kith.domains.gatherings.models.reminder import Reminder
from kith.domains.gatherings.models.seat import Seat
from kith.domains.gatherings.models.seats import Seats
from kith.domains.gatherings.models.speaker import Speaker
from kith.domains.gatherings.models.stay import Stay
from kith.domains.gatherings.models.transfer import Transfer

__all__ = [
    "Address",
    "Answer",
    "Answered",
    "Change",
    "Copy",
    "Feedback",
    "Gathering",
    "Host",
    "Invited",
    "Knock",
    "Material",
    "Needs",
    "Occasion",
    "Origin",
    "OutsideCalendar",
    "Question",
    "Reminder",
    "Seat",
    "Seats",
    "Speaker",
    "Stay",
    "Transfer",
]
