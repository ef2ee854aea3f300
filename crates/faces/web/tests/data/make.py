"""Makes the spreadsheets beside it with openpyxl, another writer than the house's own.

Run by hand when a sheet is added: python3 make.py. All people are invented.

libreoffice.xlsx, .ods and .xls are one list, converted from CSV by LibreOffice 7.4 without a window;
locked.xlsx is the first of them with a password, as ECMA-376 has it.
"""
from pathlib import Path

from openpyxl import Workbook

HERE = Path(__file__).parent


def book(name, rows, merge=(), other=None):
    workbook = Workbook()
    sheet = workbook.active
    sheet.title = "Адамдар"
    for row in rows:
        sheet.append(row)
    for block in merge:
        sheet.merge_cells(block)
    if other:
        workbook.create_sheet(other).append(["басқа", "парақ"])
    workbook.save(HERE / name)


# openpyxl writes formulas without results, as programmes do that never recalculate.
book("formulas.xlsx", [
    ["Тегі", "Аты", "Рөлі", "Ұйымы"],
    ["Сынақова", "Әсел", "мүше", "«Үлгі» ҚБ"],
    ["Үлгібаев", "Бек", '=IF(D3="","","мүше")', "«Үлгі» ҚБ"],
])
book("merged.xlsx", [
    ["Қатысушылар тізімі, ойдан шығарылған", None, None],
    ["Тегі", "Аты", "Ұйымы"],
    ["Сынақова", "Әсел", "«Үлгі» ҚБ"],
    ["Үлгібаев", "Бек", None],
], merge=["A1:C1", "C3:C4"], other="Ескі")
book("two-header-rows.xlsx", [
    ["Тегі", "Аты", "Телефон"],
    ["Фамилия", "Имя", "Телефон"],
    ["Сынақова", "Әсел", "+7 700 000 00 21"],
])
book("personal-numbers.xlsx", [
    ["ФИО", "ИИН", "Телефон"],
    ["Сынақова Әсел", "880312300123", "+7 700 000 00 21"],
    ["Үлгібаев Бек", None, "880312300123"],
])
book("no-name.xlsx", [
    ["Кім екені", "Телефон"],
    ["Сынақова Әсел", "+7 700 000 00 21"],
])
# Excel's "CSV" in a Russian Windows: Kazakh letters have become question marks.
text = "Фамилия;Имя;Район\r\nСынакова;Асель;\r\n?лгібаев;?ділет;\r\n"
(HERE / "windows-1251.csv").write_bytes(text.encode("cp1251"))
