"""People: who has an account here, and how they sign in.

A *placeholder* stands for the author of imported words until the real person claims it with their e-mail
address. A *mask* is nobody: what someone does under a name made for one conversation is noted as done by it.
What a person tells about themselves is in `profiles`; where they belong is in `spaces`.
"""
