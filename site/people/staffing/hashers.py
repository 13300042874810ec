"""How first passwords are hashed: random ones of 50 bits, made for hundreds of people at once."""

from django.contrib.auth.hashers import PBKDF2PasswordHasher


class FirstPasswordHasher(PBKDF2PasswordHasher):
    """PBKDF2 with fewer rounds: what nobody chose cannot be guessed from a list, and it lives for one signing in."""

    algorithm = "pbkdf2_first"
    iterations = 20_000
