"""XML as targets write it: elements, then the whole file, indented."""

from xml.etree import ElementTree
from xml.etree.ElementTree import Element, SubElement

from player.formats.xml_tree import FORBIDDEN_SIGNS


def element(parent: Element, name: str, text: str | None = None, /, **attributes: str) -> Element:
    """A new last element of the parent."""
    child = SubElement(parent, name, attributes)
    child.text = text
    return child


def xml_file(root: Element) -> str:
    """The text of a file, to be encoded as UTF-8; signs that XML forbids become blanks."""
    ElementTree.indent(root)
    written = ElementTree.tostring(root, encoding="unicode")
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{FORBIDDEN_SIGNS.sub(" ", written)}\n'
