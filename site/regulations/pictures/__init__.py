"""各段接得上吗: the rules of one matter along one figure, as an editor sees where they meet."""

from .drawing import Part, Picture, Tick
from .service import pictures, pictures_of

__all__ = ["Part", "Picture", "Tick", "pictures", "pictures_of"]
