"""What a community decides for its own house, without a technician: its name, who may join, who may open spaces.

What nobody decided here is as the installation was set up (docs/operating/settings.md). Knows nobody: who decided what
and when is in the trail of the house.
"""
