"""Times of things that people meet for: series, calendars to give and to take, months. Pure: no models, no network.

A time is kept as it stands on a wall: a date and an hour without a zone, and beside it the name of the zone of the place
where it is said (docs/decisions/037). `wall_times` puts the two together, `rules` and `recurrence` tell how something
repeats and when that is, `writing` and `reading` are iCalendar files, and `months` is the page of a month.
"""
