"""Talk: asking and answering, the main job of Kith.

Two kinds of item: a *discussion*, and a *question* whose asker (or a host) marks the answers that helped.
"""
