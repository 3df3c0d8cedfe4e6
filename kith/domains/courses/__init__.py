"""Courses: what peers teach one another, step by step, at each one's own pace.

A *course* is an item that says what one can do after it. Its *steps* stand in order: words to read, a film elsewhere, a task,
a quiz, a gathering to come to. Whoever *takes* a course goes on where they were, and says themselves what is done. How far
someone is, what they wrote for a task and that they take it at all is behind the second wall: nobody else reads it, its
author neither. It is no school: there are no points, no marks and no days by which something is due.
"""
