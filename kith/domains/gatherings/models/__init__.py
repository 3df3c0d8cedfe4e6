from kith.domains.gatherings.models.address import Address
from kith.domains.gatherings.models.change import Change
from kith.domains.gatherings.models.feedback import Answered, Feedback
from kith.domains.gatherings.models.gathering import Gathering
from kith.domains.gatherings.models.knock import Knock
from kith.domains.gatherings.models.material import Material
from kith.domains.gatherings.models.needs import Needs
from kith.domains.gatherings.models.occasion import Occasion
from kith.domains.gatherings.models.seat import Seat
from kith.domains.gatherings.models.seats import Seats
from kith.domains.gatherings.models.speaker import Speaker
from kith.domains.gatherings.models.stay import Stay

__all__ = [
    "Address",
    "Answered",
    "Change",
    "Feedback",
    "Gathering",
    "Knock",
    "Material",
    "Needs",
    "Occasion",
    "Seat",
    "Seats",
    "Speaker",
    "Stay",
]
