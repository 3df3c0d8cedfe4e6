from kith.capabilities.versions.models.carried import CarriedFile
from kith.capabilities.versions.models.contributor import Contributor
from kith.capabilities.versions.models.hand import Hand
from kith.capabilities.versions.models.material import Material
from kith.capabilities.versions.models.retirement import Retirement
from kith.capabilities.versions.models.version import Version

__all__ = ["CarriedFile", "Contributor", "Hand", "Material", "Retirement", "Version"]
