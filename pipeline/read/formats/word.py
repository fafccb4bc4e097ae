"""Word files."""

import io

from pipeline.read.content import Content, Unreadable, reason


def read_docx(data: bytes) -> Content:
    """A Word document: paragraphs, list items after bullets, and table rows as ``| cell | cell |``, in their order."""
    import docx
    from docx.table import Table

    blocks: list[tuple[str, str]] = []
    try:
        document = docx.Document(io.BytesIO(data))
        for block in document.iter_inner_content():
            if isinstance(block, Table):
                for row in block.rows:
                    cells = list({cell._tc: " ".join(cell.text.split()) for cell in row.cells}.values())
                    blocks.append(("row", f"| {' | '.join(cells)} |"))
            elif block.text.strip():
                listed = block.style is not None and (block.style.name or "").startswith("List")
                blocks.append(("item", f"• {block.text}") if listed else ("paragraph", block.text))
        title = document.core_properties.title or None
    except Exception as error:  # a damaged archive, damaged XML or a missing part
        raise Unreadable(f"the file is not a valid .docx ({reason(error)}); save it again from Word") from error
    text = ""
    for index, (kind, line) in enumerate(blocks):
        close = kind != "paragraph" and index > 0 and blocks[index - 1][0] == kind
        text += ("" if index == 0 else "\n" if close else "\n\n") + line
    return Content(text, title)
