"""What is not drawn at random goes round nowhere: a new field type must say how it is drawn."""

from forms.schemas.fields import field_types
from tests.forms.in_database import EVERY


def test_every_type_that_is_answered_is_drawn():
    answered = {code for code, kind in field_types().items() if kind.asks and code != "group"}

    assert answered - set(EVERY) == set()
