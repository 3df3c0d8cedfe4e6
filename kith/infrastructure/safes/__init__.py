"""Safes: keys that can be thrown away, for words that nobody who looks after the house shall read.

A *safe* is a key made by chance, wrapped with the secret of the installation. Whoever holds a safe locks words in it and lays
them into rows of their own. The secret (`safe.key`) lies in the data folder, and in no backup: so a copy of the database, even
with everything else that a backup holds, reads nothing. `destroy` throws the key away. Then nothing reads the words, here or
in a copy, unless someone restores both an older database and the secret.

A safe knows no person. Whose it is, and who may see that, is said by those who hold it.
"""
