"""What happened: one row per event, written in the transaction that made it true.

A fact is a typed dataclass that says itself in words. Each layer ties its events to what they are about with a
real key (`SpaceTrace`, `ItemTrace`). After commit one job hands the event to the listeners in `KITH_LISTENERS`.
"""
