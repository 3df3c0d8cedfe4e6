"""Learning: the hours that a credential asks for, and where one stands.

Its words: a *credential* is what a board gave to a person; a *rule set* is what the board asks to renew it, as it was written
down on a day; *hours* are a training that someone was at, here or elsewhere; a *proof* is the file that shows it; a *packet*
is all of it for an audit. A *provider* is who offers something here, with the numbers under which boards know them. All of a person's
are behind the second wall: nobody else reads them, stewards neither.

It is no judge: a board decides, and every page says so. It counts no one against anyone. Hours belong to a person's
credential, not to what they registered for; whoever holds a gathering credits them by `actions.crediting.credit`, and gives
certificates by `actions.certifying.certify`.
"""
