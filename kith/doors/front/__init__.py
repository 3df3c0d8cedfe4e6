"""The front door: home, a space's page, search, and the pages that hold for the whole house."""
