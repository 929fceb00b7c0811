"""Values of which a long transcript makes millions: dataclasses that nobody changes.

The type checker holds them to be frozen. At run time they are not: a frozen one takes three to four times as long to
make, and that would be half of the time that reading a file takes.
"""

from dataclasses import dataclass, field
from typing import TypeVar, dataclass_transform

_Class = TypeVar("_Class")


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def value(cls: type[_Class]) -> type[_Class]:
    """The class as such a dataclass, with slots, compared and hashed by its fields."""
    return dataclass(slots=True, unsafe_hash=True)(cls)
