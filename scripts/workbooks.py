"""Random workbooks, and beside each what is in it, a line a row, as WorkbooksTests writes rows.

workbooks.py FOLDER COUNT SEED: half are openpyxl's, half XlsxWriter's; LibreOffice, where it is
installed, saves every fourth again as .xlsx and .ods.
"""

import datetime
import glob
import os
import random
import shutil
import subprocess
import sys
from decimal import Decimal

import openpyxl
import xlsxwriter
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.utils import get_column_letter
from openpyxl.utils.datetime import CALENDAR_MAC_1904, CALENDAR_WINDOWS_1900

WORDS = "Tổ tự quản khéo xây dựng nông thôn mới & <đoàn kết> \"dân vận\" 'Đắk Lắk' 😀 ß № a_b_x00 0012 =1".split()
DATES = ["dd/mm/yyyy", "[$-42A]dd mmmm yyyy", "yyyy\\-mm\\-dd", 'd" tháng "m" năm "yyyy', "mmm\\-yy"]
TIMES = ["dd/mm/yyyy hh:mm:ss", "[$-42A]d/m/yy h:mm AM/PM"]


def plain(number):
    text = format(Decimal(repr(number)), "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def words(random):
    text = " ".join(random.choice(WORDS) for _ in range(random.randint(1, 8)))
    if random.random() < 0.1:
        text = text + "\n" + random.choice(WORDS)
    # LibreOffice loses such spaces in .ods where there are lines.
    elif random.random() < 0.05:
        text = "  " + text + " "
    return text


class Cell:
    """A value, its format, and how the row's line has it."""

    def __init__(self, random):
        self.kind = random.choice(
            "text text text rich number number percent date datetime time duration boolean error"
            " formula unknown".split())
        self.format = None
        getattr(self, self.kind)(random)

    def text(self, random):
        self.value = self.line = words(random)

    def rich(self, random):
        self.value = [words(random).strip() + " ", words(random).strip()]
        self.line = "".join(self.value)

    def number(self, random):
        self.value = random.choice([
            random.randint(-9, 9999), random.randint(0, 10**12), round(random.random() * 100, 2),
            random.random() * 1000, 0.1, 77.6, 1.1, 1e-7, 1.5e15, 2500.5])
        self.value = float("%.15g" % self.value) if isinstance(self.value, float) else self.value
        self.format = random.choice([None, None, "#,##0", "0.00E+00", '#,##0" triệu"', "@;@;@"])
        if self.format == "@;@;@":
            self.format = "[>100]0;General"
        self.line = "#" + plain(self.value)

    def percent(self, random):
        self.value = random.randint(0, 2000) / 1000
        self.format = random.choice(["0%", "0.00%", "[Red]0.0%"])
        self.line = "#" + plain(self.value) + "%"

    def date(self, random):
        self.value = datetime.datetime(1905, 1, 1) + datetime.timedelta(random.randint(0, 60000))
        self.format = random.choice(DATES)
        self.line = "@" + self.value.date().isoformat()

    def datetime(self, random):
        self.value = datetime.datetime(1905, 1, 1) + datetime.timedelta(
            random.randint(0, 60000), random.randint(1, 86399))
        self.format = random.choice(TIMES)
        self.line = "@" + self.value.isoformat()

    def time(self, random):
        self.value = (datetime.datetime(2000, 1, 1) + datetime.timedelta(
            seconds=random.randint(1, 86399))).time()
        self.format = "hh:mm:ss"
        self.line = "@" + self.value.isoformat()

    def duration(self, random):
        seconds = random.randint(90000, 900000)
        self.value = datetime.timedelta(seconds=seconds)
        self.format = "[h]:mm:ss"
        self.line = "@%02d:%02d:%02d" % (seconds // 3600, seconds // 60 % 60, seconds % 60)

    def boolean(self, random):
        self.value = random.random() < 0.5
        self.line = "+true" if self.value else "+false"

    def error(self, random):
        self.value = random.choice(["#N/A", "#DIV/0!"])
        self.line = "!" + self.value

    def formula(self, random):
        self.value = random.randint(1, 1000)
        self.line = "#%d" % self.value

    def unknown(self, random):
        self.value = random.randint(1, 1000)
        self.line = "=?"

    def saved(self, part, is_computed):
        """What LibreOffice makes of it: it computes what has no value at all, and keeps the 0 that
        XlsxWriter writes for want of one; a truth value becomes a formula with a number in .ods."""
        if self.kind in ("formula", "unknown"):
            return "#%d" % (self.value if is_computed or self.kind == "formula" else 0)
        return "#%d" % self.value if self.kind == "boolean" and part == "ods" else self.line


class Book:
    """Cells by row and column, merges, what is hidden."""

    def __init__(self, random):
        self.cells, self.merges, self.taken = {}, [], set()
        rows, columns = random.randint(1, 40), random.randint(1, 14)
        step = random.choice([1, 1, 1, 3, 1000])
        for row in range(1, rows + 1):
            for column in range(columns):
                if random.random() < 0.7:
                    self.cells[row * step, column] = Cell(random)
        if random.random() < 0.1:
            self.cells[random.randint(900000, 1048576), random.randint(100, 16383)] = Cell(random)
        for _ in range(random.choice([0, 0, 1, 3, 10])):
            self.merge(random, rows * step, columns)
        self.hidden = {row for row, _ in self.cells if random.random() < 0.1}
        self.columns = {column for column in range(columns) if random.random() < 0.1}
        self.is1904 = random.random() < 0.2
        self.hides = random.random() < 0.3

    def merge(self, random, rows, columns):
        top, left = random.randint(1, rows), random.randint(0, columns)
        bottom, right = top + random.randint(0, 3), left + random.randint(0, 3)
        area = {(row, column) for row in range(top, bottom + 1) for column in range(left, right + 1)}
        if len(area) > 1 and not area & self.taken:
            self.taken |= area
            self.merges.append((top, left, bottom, right))

    def lines(self, line):
        shown = {place: (False, line(cell)) for place, cell in self.cells.items()}
        for top, left, bottom, right in self.merges:
            first = shown.get((top, left))
            for row in range(top, bottom + 1):
                for column in range(left, right + 1):
                    if (row, column) != (top, left):
                        shown[row, column] = (True, first[1] if first else "")
        rows = {}
        for (row, column), cell in shown.items():
            rows.setdefault(row, {})[column] = cell
        for row in sorted(rows):
            cells = rows[row]
            if any(not covered and text for covered, text in cells.values()):
                last = max(column for column, (_, text) in cells.items() if text)
                texts = [cells.get(column, (False, "")) for column in range(last + 1)]
                mark = "-" if row in self.hidden else ""
                yield "%d%s %s" % (
                    row, mark, "|".join(("^" if over else "") + text for over, text in texts))


def with_openpyxl(book, path):
    file = openpyxl.Workbook()
    file.epoch = CALENDAR_MAC_1904 if book.is1904 else CALENDAR_WINDOWS_1900
    sheet = file.active
    for (row, column), cell in book.cells.items():
        value = cell.value
        if cell.kind == "rich":
            value = CellRichText(value[0], TextBlock(InlineFont(b=True), value[1]))
        if cell.kind == "formula":
            cell.line = "=?"
        if cell.kind in ("formula", "unknown"):
            value = "=%d+0" % value
        made = sheet.cell(row, column + 1)
        made.value = value
        if cell.kind == "text":
            made.data_type = "s"
        if cell.format:
            made.number_format = cell.format
    for top, left, bottom, right in book.merges:
        for row in range(top, bottom + 1):
            for column in range(left, right + 1):
                if (row, column) != (top, left):
                    book.cells.pop((row, column), None)
        sheet.merge_cells(
            start_row=top, start_column=left + 1, end_row=bottom, end_column=right + 1)
    for row in book.hidden:
        sheet.row_dimensions[row].hidden = True
    for column in book.columns:
        sheet.column_dimensions[get_column_letter(column + 1)].hidden = True
    if book.hides:
        file.create_sheet("Ẩn").sheet_state = "veryHidden"
    file.save(path)


def with_xlsxwriter(book, path):
    file = xlsxwriter.Workbook(path, {"date_1904": book.is1904})
    sheet, formats, bold = file.add_worksheet(), {}, file.add_format({"bold": True})
    for top, left, bottom, right in book.merges:
        sheet.merge_range(top - 1, left, bottom - 1, right, "")
    for (row, column), cell in book.cells.items():
        place, value = (row - 1, column), cell.value
        style = formats.setdefault(
            cell.format, file.add_format({"num_format": cell.format}) if cell.format else None)
        if cell.kind == "text":
            sheet.write_string(*place, value)
        elif cell.kind == "rich":
            sheet.write_rich_string(*place, value[0], bold, value[1])
        elif cell.kind == "error":
            sheet.write_formula(*place, "=NA()" if value == "#N/A" else "=1/0", None, value)
        elif cell.kind == "formula":
            sheet.write_formula(*place, "=%d+0" % value, None, value)
        elif cell.kind == "unknown":
            sheet.write_formula(*place, "=%d+0" % value)
        elif cell.kind == "boolean":
            sheet.write_boolean(*place, value)
        elif cell.format and hasattr(value, "strftime") or cell.kind == "duration":
            sheet.write_datetime(*place, value, style)
        else:
            sheet.write_number(*place, value, style)
    for row in book.hidden:
        sheet.set_row(row - 1, None, None, {"hidden": True})
    for column in book.columns:
        sheet.set_column(column, column, None, None, {"hidden": True})
    if book.hides:
        file.add_worksheet("Ẩn").hide()
    file.close()


def write(path, book, line):
    with open(path + ".lines", "w", encoding="utf-8") as file:
        columns = ",".join(str(column) for column in sorted(book.columns))
        file.write("hidden %s\x1e%s" % (columns, "\x1e".join(book.lines(line))))


def convert(paths, folder, ending):
    subprocess.run(
        ["soffice", "--headless", "-env:UserInstallation=file://%s/profile" % folder, "--convert-to", ending, "--outdir", folder, *paths], check=True,
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def main():
    folder, count, seed = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
    again = []
    for number in range(count):
        book = Book(random.Random(seed * 1000003 + number))
        path = "%s/%05d.xlsx" % (folder, number)
        (with_openpyxl if number % 2 else with_xlsxwriter)(book, path)
        write(path, book, lambda cell: cell.line)
        if number % 8 < 2:
            again.append(path)
            for part in ("xlsx", "ods"):
                name = "%s/%s/%05d.%s" % (folder, part, number, part)
                os.makedirs(os.path.dirname(name), exist_ok=True)
                write(name, book, lambda cell: cell.saved(part, number % 2 == 1))
    for part in ("xlsx", "ods"):
        if shutil.which("soffice") and again:
            for start in range(0, len(again), 50):
                convert(again[start:start + 50], folder + "/" + part, part)
        else:
            shutil.rmtree(folder + "/" + part, ignore_errors=True)
    print(len(glob.glob(folder + "/**/*.lines", recursive=True)), "workbooks")


main()
