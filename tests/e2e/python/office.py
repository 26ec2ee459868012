"""Opens what is in a package with programs that are not ours: word processor, spreadsheet, calendar, HTML.

office.py PACKAGE.zip EMPTY_FOLDER

Documents and workbook are read by python-docx and openpyxl and compared with the pages and the table that say the same, then turned
into PDF by LibreOffice, where no letter may be missing.
"""

import csv
import shutil
import subprocess
import sys
import unicodedata
import zipfile
from collections import Counter
from pathlib import Path

import docx
import html5lib
import icalendar
import openpyxl
from docx.oxml.ns import qn

package, folder = map(Path, sys.argv[1:3])
with zipfile.ZipFile(package) as archive:
    archive.extractall(folder)
[data] = folder.glob("*/data")

BLOCKS = {"h1", "h2", "h3", "h4", "p", "li", "dt", "dd", "th", "td", "caption", "div", "section", "main"}


def squeezed(text: str) -> str:
    return " ".join(text.split())


def page_text(element) -> str:
    """The text of a part of a page, without pictures. Every block is apart from the next."""
    if str(element.tag).endswith("svg"):
        return element.tail or ""
    inner = (element.text or "") + "".join(page_text(child) for child in element)
    return (f" {inner} " if element.tag in BLOCKS else inner) + (element.tail or "")


def pieces(document):
    """Paragraphs and tables of a document in order: a text, or rows of texts."""
    for child in document.element.body:
        if child.tag == qn("w:p"):
            yield docx.text.paragraph.Paragraph(child, document).text
        elif child.tag == qn("w:tbl"):
            table = docx.table.Table(child, document)
            yield [[cell.text for cell in row.cells] for row in table.rows]


def flat(piece) -> str:
    return piece if isinstance(piece, str) else " ".join(" ".join(row) for row in piece)


def checked_document(path: Path) -> list:
    document = docx.Document(str(path))
    headings = [it for it in document.paragraphs if it.style.name.startswith("Heading")]
    properties = document.core_properties
    assert headings and headings[0].style.name == "Heading 1", f"{path.name} does not begin with a heading"
    assert sum(it.style.name == "Heading 1" for it in headings) == 1, f"{path.name} has several titles"
    assert squeezed(properties.title) == squeezed(headings[0].text), f"{path.name}: {properties.title!r}"
    assert properties.language == "en", f"{path.name} is in {properties.language!r}"
    for table in document.tables:
        # Terms and what they are have two columns and no row of heads.
        row = table.rows[0]._tr
        is_repeated = row.trPr is not None and row.trPr.find(qn("w:tblHeader")) is not None
        assert is_repeated or len(table.columns) == 2, f"{path.name}: a table without a row of heads"
    return list(pieces(document))


def same(what: str, found: str, wanted: str) -> None:
    found, wanted = squeezed(found), squeezed(wanted)
    at = next((n for n, (a, b) in enumerate(zip(found, wanted)) if a != b), min(len(found), len(wanted)))
    near = slice(max(0, at - 80), at + 80)
    assert found == wanted, f"{what}, at {at}:\n{found[near]!r}\nwanted:\n{wanted[near]!r}"


def tree(path: Path):
    return html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parse(path.read_text("utf-8"))


pages = {path.name: tree(path) for path in data.glob("*.html")}
texts: dict[Path, str] = {}
sections = list(pages["documents.html"].iter("section")) if "documents.html" in pages else []
for path in sorted(data.glob("documents/*.docx")):
    found = checked_document(path)
    texts[path] = " ".join(map(flat, found))
    if path.stem == "destruction-worksheet":
        [main] = pages["destruction-worksheet.html"].iter("main")
        same(path.name, texts[path], page_text(main))
        continue
    # The first line says what it is, and the first terms from whom it is: on the page all documents share these.
    terms = next(n for n, piece in enumerate(found) if not isinstance(piece, str))
    del found[terms]
    title = squeezed(found[1])
    [section] = [it for it in sections if squeezed(it.find("h2").text) == title]
    same(path.name, " ".join(map(flat, found[1:])), page_text(section))

book_path = data / "elements.xlsx"
book = openpyxl.load_workbook(book_path)
assert book.sheetnames == ["Elements", "Reasons", "Public data"], book.sheetnames
for sheet in book:
    assert sheet.freeze_panes == "A2", f"{sheet.title}: the heads do not stay"
    assert sheet.auto_filter.ref == sheet.dimensions, f"{sheet.title}: {sheet.auto_filter.ref}, {sheet.dimensions}"
    for row in sheet.iter_rows():
        for cell in row:
            assert cell.value is None or cell.data_type == "s", f"{sheet.title}!{cell.coordinate} is no text"
with (data / "elements.csv").open(encoding="utf-8-sig", newline="") as file:
    table = list(csv.reader(file))
values = [[cell or "" for cell in row] for row in book["Elements"].iter_rows(values_only=True)]
assert len(values) == len(table), f"{len(values)} and {len(table)} rows"
for row, guarded in zip(values, table):
    for value, cell in zip(row, guarded, strict=True):
        # An apostrophe before a formula is not part of the text; the other marks of control are shown as unreadable.
        wanted = "".join("\ufffd" if unicodedata.category(it) == "Cc" and it not in "\n\t" else it for it in cell)
        assert value in (wanted, wanted.removeprefix("'")), f"{value!r} for {cell!r}"
texts[book_path] = " ".join(str(cell) for sheet in book for row in sheet.iter_rows(values_only=True) for cell in row if cell)

for path in data.glob("*.ics"):
    calendar = icalendar.Calendar.from_ical(path.read_bytes())
    events = calendar.walk("VEVENT")
    assert events and not any(event.errors for event in events), f"{path.name}: {len(events)} events"

# LibreOffice says nothing of what it cannot read: so each file is looked at.
soffice = shutil.which("soffice")
assert soffice, "LibreOffice is missing"
printed = folder / "printed"
profile = f"-env:UserInstallation=file://{folder.resolve()}/profile"
subprocess.run(
    [soffice, profile, "--headless", "--convert-to", "pdf", "--outdir", printed, *texts],
    check=True, capture_output=True, timeout=240,
)


def letters(text: str) -> Counter:
    return Counter(it for it in unicodedata.normalize("NFKC", text) if it.isalnum() and it.isascii())


for path, text in texts.items():
    pdf = printed / f"{path.stem}.pdf"
    assert pdf.exists(), f"LibreOffice made nothing of {path.name}"
    shown = subprocess.run(["pdftotext", pdf, "-"], check=True, capture_output=True).stdout.decode("utf-8")
    missing = letters(text) - letters(shown)
    assert not missing, f"{path.name} as PDF lacks {missing}"
print(f"{len(texts)} files")
