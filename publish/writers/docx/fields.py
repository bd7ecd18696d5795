"""Turn an instruction and its last known result into a field that Word can work out anew (ISO 29500-1, 17.16).

The result is what a reader sees until somebody updates the field, and all that readers without fields ever see.
"""

from publish.writers.docx.markup import NOTHING, Xml, characters, element, w


def run(content: Xml, properties: Xml = NOTHING) -> Xml:
    """Content under one set of properties (`w:rPr`)."""
    return w("r", properties, content)


def opening(instruction: str, properties: Xml = NOTHING) -> Xml:
    """The runs up to a field's result."""
    code = element("w:instrText", {"xml:space": "preserve"}, characters(f" {instruction} "))
    return Xml(_mark("begin", properties) + run(code, properties) + _mark("separate", properties))


def closing(properties: Xml = NOTHING) -> Xml:
    """The run after a field's result."""
    return _mark("end", properties)


def field(instruction: str, result: Xml, properties: Xml = NOTHING) -> Xml:
    """A field within one paragraph; `result` are runs."""
    return Xml(opening(instruction, properties) + result + closing(properties))


def hidden_field(instruction: str) -> Xml:
    """A field without a result, such as XE."""
    code = element("w:instrText", {"xml:space": "preserve"}, characters(f" {instruction} "))
    return Xml(_mark("begin", NOTHING) + run(code) + _mark("end", NOTHING))


def argument(text: str) -> str:
    """Text as an argument of an instruction (ISO 29500-1, 17.16.1)."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def _mark(kind: str, properties: Xml) -> Xml:
    return run(w("fldChar", fldCharType=kind), properties)
