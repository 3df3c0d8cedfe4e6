"""Rooms: where people meet by picture, by voice or in writing, because an item asks for it.

A *room* belongs to an item; whoever sees the item may find it, whoever is let in is *present* in it. Up to eight people
hear and see one another directly, from browser to browser: no picture and no voice passes through this house. What
browsers need to find one another are *signals*, each for one person alone. What is written in a room are *lines*, locked,
and gone when it closes. A *round* puts people together in twos, each with the same time to speak. A room may also be elsewhere.

It is no recorder, keeps no words, and tells nobody who is in it but those inside.
"""
