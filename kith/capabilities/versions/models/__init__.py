from kith.capabilities.versions.models.contributor import Contributor
from kith.capabilities.versions.models.material import Material
from kith.capabilities.versions.models.retirement import Retirement
from kith.capabilities.versions.models.version import Version

__all__ = ["Contributor", "Material", "Retirement", "Version"]
