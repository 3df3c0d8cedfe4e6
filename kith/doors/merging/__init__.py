"""One person with two accounts: what both have comes together, and nobody learns that they were one.

A steward *proposes* it and never sees what is in either account. Only whoever holds both mailboxes can *join* them: a
code goes to each, and the person enters both while signed in with the account that stays. Every name that the other
account went by stays where it was, as a name chosen for that space, so nothing leads from one to the other.
"""
