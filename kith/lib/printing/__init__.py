"""Words on paper and in electronic books: from the HTML of our pages to PDF and EPUB.

`tree` reads HTML, `blocks` makes of it what `page.typ` sets on paper, `typesetting` has that done in a process of its own
(`setter`), and `epub` writes books. `certificates` makes what `certificate.typ` sets of plain values, and
`picture.typ` makes pictures of drawings. Nothing here knows a model, and nothing that someone wrote is ever read as code.
"""
