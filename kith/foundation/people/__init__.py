"""People: who has an account here, and how they sign in.

A *placeholder* stands for the author of imported words until the real person claims it with their e-mail
address. What a person tells about themselves is in `profiles`; where they belong is in `spaces`.
"""
