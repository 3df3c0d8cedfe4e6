"""Competencies: what the work asks of peer supporters, and where someone wants to grow in it.

Its words: a *framework* is a list of competencies that someone published; a *competency* is a part of the work, told by
what one can see someone do; a *look* is what a person says about their own work, competency by competency, on a day;
a *next step* is what they want to do about it. Looks and steps stand behind the second wall: nobody else reads them,
stewards neither. *Shelves* are what a page of a competency shows of what others made: gatherings ahead, practices.

It measures nobody. There are words and no marks, nothing is compared between people, and nothing is counted.
"""
