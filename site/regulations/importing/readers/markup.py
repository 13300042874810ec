"""HTML: the words that a page shows. Nothing in it is run, and nothing is fetched."""

from collections.abc import Iterator

from bs4 import BeautifulSoup, CData, Tag
from bs4.element import PreformattedString

from .packed import damaged
from .rows import row

_LEFT_OUT = frozenset(
    [
        "script",
        "style",
        "noscript",
        "template",
        "iframe",
        "object",
        "embed",
        "svg",
        "head",
        "title",
        "canvas",
        "audio",
        "video",
        "select",
        "textarea",
        "button",
        "form",
    ]
) - {"form"}
_BLOCKS = frozenset(
    [
        "p",
        "div",
        "section",
        "article",
        "main",
        "header",
        "footer",
        "aside",
        "nav",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "ul",
        "ol",
        "li",
        "table",
        "tr",
        "blockquote",
        "pre",
        "dl",
        "dt",
        "dd",
        "hr",
        "address",
        "figure",
        "figcaption",
        "body",
        "center",
    ]
)
#: Deeper than any page that somebody wrote.
DEEPEST = 300


def text_of_html(markup: str) -> str:
    """The lines that a page shows."""
    try:
        soup = BeautifulSoup(markup, "html.parser")
        return "".join(_Shown().words(soup, 0))
    except (RecursionError, AssertionError, ValueError) as error:
        raise damaged() from error


class _Shown:
    """The words of a page in their order; entries of numbered lists are counted on the way."""

    def __init__(self) -> None:
        self._entries: dict[int, int] = {}

    def words(self, parent: Tag, depth: int) -> Iterator[str]:
        """What is shown within an element."""
        if depth > DEEPEST:
            raise damaged()
        for child in parent.children:
            if isinstance(child, Tag):
                if child.name not in _LEFT_OUT:
                    yield from self._element(child, depth + 1)
            elif isinstance(child, CData) or not isinstance(child, PreformattedString):
                # Comments, declarations and the like are no words.
                yield _unwrapped(str(child), parent)

    def _element(self, tag: Tag, depth: int) -> Iterator[str]:
        if tag.name == "br":
            yield "\n"
        elif tag.name == "tr":
            found = tag.find_all(["td", "th"], recursive=False)
            cells = ["".join(self.words(each, depth)) for each in found]
            yield f"\n{row(cells) if len(cells) > 1 else ''.join(cells)}\n"
        elif tag.name in _BLOCKS:
            yield "\n"
            yield self._list_mark(tag)
            yield from self.words(tag, depth)
            yield "\n"
        else:
            yield from self.words(tag, depth)

    def _list_mark(self, tag: Tag) -> str:
        """The number that a browser prints before an entry of a numbered list."""
        numbered = tag.find_parent(["ol", "ul"]) if tag.name == "li" else None
        if numbered is None or numbered.name != "ol":
            return ""
        start = str(numbered.get("start") or "1")
        first = int(start) if start.isdecimal() and len(start) < 5 else 1
        number = self._entries.get(id(numbered), first)
        self._entries[id(numbered)] = number + 1
        return f"{number}. "


def _unwrapped(text: str, parent: Tag) -> str:
    """Breaks within a paragraph are white space; only in <pre> they are breaks."""
    return " ".join(text.split()) if "\n" in text and parent.name != "pre" else text
