"""PDF to blocks: what stands in larger or heavier letters is a heading, columns make a table."""

from assistant.adapters.document_blocks import Parsed
from assistant.adapters.pdf_layout import blocks_of
from assistant.adapters.pdf_lines import Line, page_lines
from assistant.domain.errors import RequestError

MOST_PAGES = 5_000


def read_pdf(raw: bytes, name: str) -> Parsed:
    """The blocks of a PDF with their pages.

    Raises:
        RequestError: it is locked, damaged, without pages or text, or has too many pages.
    """
    import pypdfium2
    import pypdfium2.raw as pdfium

    try:
        document = pypdfium2.PdfDocument(raw)
    except pypdfium2.PdfiumError as error:
        if pdfium.FPDF_GetLastError() == pdfium.FPDF_ERR_PASSWORD or "assword" in str(error):
            raise RequestError(
                f"{name!r} is locked by a password; save it without one.", "file"
            ) from None
        raise _broken(name, error) from None
    try:
        pages = len(document)
        if pages > MOST_PAGES:
            raise RequestError(
                f"{name!r} has {pages} pages; at most {MOST_PAGES} are read. Split it.", "file"
            )
        lines: list[Line] = []
        for number in range(pages):
            page = document[number]
            lines.extend(page_lines(page, number + 1))
            page.close()
        title = " ".join(document.get_metadata_value("Title").split())
    except pypdfium2.PdfiumError as error:
        raise _broken(name, error) from None
    finally:
        document.close()
    if not lines:
        raise RequestError(
            f"{name!r} is a PDF without text, such as a scan; run text recognition on it first.",
            "file",
        )
    return Parsed(blocks_of(lines), title or None, pages)


def _broken(name: str, error: Exception) -> RequestError:
    return RequestError(f"{name!r} is a broken PDF ({error}); export it again.", "file")
