from kith.domains.pulse.models.answer import Answer
from kith.domains.pulse.models.asking import Asking
from kith.domains.pulse.models.pulse import Pulse
from kith.domains.pulse.models.told import Told
from kith.domains.pulse.models.voice import Voice

__all__ = ["Answer", "Asking", "Pulse", "Told", "Voice"]
