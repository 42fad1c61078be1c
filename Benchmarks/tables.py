"""Markdown tables whose columns are also aligned for a terminal."""


def markdown(header, rows):
    """The table as text; every cell is text already."""
    widths = [max(len(row[column]) for row in [header] + rows) for column in range(len(header))]
    lines = [header, ["-" * width for width in widths]] + rows
    return "\n".join("| " + " | ".join(text.ljust(width) for text, width in zip(line, widths)) + " |" for line in lines)
