"""Profiles: what a person tells about themselves, each thing to its own audience.

Everything that reads profiles (the page of a person, the directory and its filters, counts and search) goes through
`ProfileEntry.objects.visible_to`: what someone may not see cannot be inferred from anything either.
"""
