"""A shared pulse: how the work has been in a space, told so that nobody in it can be seen.

Its words: a host *offers* a pulse; each member decides alone whether to take part, and whoever does has a *voice*. While a month
runs it is *asked* about, with one question and five answers. When it is over, the answers are counted once, with noise, and thrown
away; what is *told* of the month never changes again. Each month that is counted takes from a *budget* of the year, and when
that has run out nothing is told until the next one.

It ranks nobody and reminds nobody. Who takes part is known to nobody else, and nothing says how many did not answer. What someone keeps
for themselves lies elsewhere (kith/domains/wellbeing), and neither part knows the other.
"""
