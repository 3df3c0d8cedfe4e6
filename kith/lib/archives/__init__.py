"""Reads what communities bring along: archives of a question site, of a mailing list, and lists of members.

Each reader is a generator of plain values (`shapes`). It reads the file as a stream, and what it must look up
stands on the disk meanwhile (`scratch`), so memory stays flat; it never raises because of what a file holds, but yields a `Problem` with the position and a plain sentence, and
goes on. A parent always comes before its answers.

- `stackexchange.read(folder)`: the public dump of a question-and-answer site (Posts.xml, Users.xml).
- `mbox.read(files)`: archives of a mailing list, with all the oddities of real mail.
- `members.read(file)`: a table of people as a spreadsheet program saves it.

What it is not: it knows no people, spaces or items, writes nothing, and decides nothing about permission.
Whoever imports gives each message its place, and keeps the identifiers so that a second run brings no doubles.
The Markdown that comes out is untrusted: it is rendered and sanitised like everything that people type.
"""
