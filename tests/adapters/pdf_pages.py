"""PDF files for tests, written by hand: words at places, in a size and a weight."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Word:
    """Words at one place of a page; `bold` takes the heavier font."""

    x: float
    y: float
    text: str
    size: float = 11
    bold: bool = False


def pdf(*pages: tuple[Word, ...], title: str = "") -> bytes:
    """A PDF with these pages."""
    kids = " ".join(f"{5 + 2 * n} 0 R" for n in range(len(pages)))
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica-Bold /Encoding /WinAnsiEncoding >>",
    ]
    for n, words in enumerate(pages):
        stream = "\n".join(map(_shown, words))
        objects.append(
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] "
            f"/Resources << /Font << /R 3 0 R /B 4 0 R >> >> /Contents {6 + 2 * n} 0 R >>"
        )
        objects.append(f"<< /Length {len(stream)} >>\nstream\n{stream}\nendstream")
    info = len(objects) + 1
    objects.append(f"<< /Title ({_escaped(title)}) >>")
    return _file(objects, info)


def running(lines: list[str], top: float = 720, x: float = 72) -> tuple[Word, ...]:
    """Lines of running text under each other."""
    return tuple(Word(x, top - 14 * n, line) for n, line in enumerate(lines))


def _shown(word: Word) -> str:
    font = "B" if word.bold else "R"
    return f"BT /{font} {word.size} Tf 1 0 0 1 {word.x} {word.y} Tm ({_escaped(word.text)}) Tj ET"


def _escaped(text: str) -> str:
    return text.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")


def _file(objects: list[str], info: int) -> bytes:
    out, places = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += f"{number} 0 obj\n{body}\nendobj\n".encode("latin-1")
    start = len(out)
    out += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n".encode()
    out += b"".join(f"{place:010d} 00000 n \n".encode() for place in places)
    trailer = f"<< /Size {len(objects) + 1} /Root 1 0 R /Info {info} 0 R >>"
    return out + f"trailer\n{trailer}\nstartxref\n{start}\n%%EOF\n".encode()
