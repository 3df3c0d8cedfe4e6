"""Seals: who is behind a made name, kept so that nobody learns it by looking.

A *seal* holds the key of one person, encrypted, and a *token* by which the program knows that someone is that person when
they come. Both are made with a secret that lies in the data folder and not in the database. A seal is made for one
*scope*, such as one conversation: two seals of the same person have nothing in common. It is no proof of who wrote.
"""
