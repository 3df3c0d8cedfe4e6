"""Mail that comes in, over LMTP or a signed HTTP hook: replies, new topics, and letters that came back.

A mail is kept first, and the server that brought it is told so; a job handles it afterwards. What cannot be handled
is kept aside with the reason.
"""
