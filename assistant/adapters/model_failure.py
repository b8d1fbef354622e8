"""The one way a language model fails, whatever it is: caught where a draft is made, never shown
as an error, because the template drafter then answers and the answer says so.
"""


class ModelFailure(Exception):
    """A language model gave no usable output; the text says why, for the answer's note."""
