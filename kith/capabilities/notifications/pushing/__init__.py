"""News on the screens of people's devices: web push, straight to the push service that each browser named.

Push services keep what they get for a device that is off, and cannot read it.
"""
