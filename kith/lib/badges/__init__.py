"""Certificates that anyone can check: Open Badges 3.0, which are Verifiable Credentials 2.0. Pure: no models, no network.

A `Credential` (`values`) becomes a document (`writing`), which is signed in two ways: with a proof inside (`data_integrity`,
a JSON file), or as a whole (`web_token`, a JWT). Either can be put into a picture (`png`, `svg`), such as the one that
`drawing` draws. The keys of an issuer are listed under its own address (`did_web`), and what was taken back is listed as
bits (`status_list`).

`checking.check` says what is true of whatever someone pastes or uploads. It asks those who know through two callables, and
believes nothing that it was given: a certificate is read into values, and the signature has to fit these values written anew.

What canonicalises documents (`canonical`) and what signs tokens (`token_library`) take memory, and are loaded with the first
of them.
"""
