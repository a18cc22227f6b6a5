/**
 * Writes a workbook with one table T of ten columns (eight numbers, a text, a whole number), the same each time.
 *
 *   node test/bench/programs/write-table.mjs FILE.xlsx ROWS
 *
 * Shares no code with the product. Rows are written as they are made, so that a million need little memory.
 */
import { once } from "node:events";
import { writeFileSync } from "node:fs";
import { crc32, createDeflateRaw } from "node:zlib";

const [file, rowCount] = [process.argv[2], Number(process.argv[3])];
const HEADERS = [...Array.from({ length: 8 }, (_, index) => `x${index}`), "city", "count"];
const CITIES = ["Oslo", "Rome", "Lima"];
const LETTERS = "ABCDEFGHIJ";
const AREA = `A1:${LETTERS.at(-1)}${rowCount + 1}`;
const ROWS_AT_ONCE = 2_000;
const MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

let state = 3;
/** A number from 0 up to 1. Source of the constants: Numerical Recipes' linear congruential generator. */
function random() {
  state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
  return state / 2 ** 32;
}

function* sheet() {
  yield `<worksheet ${MAIN} xmlns:r="${OFFICE}"><dimension ref="${AREA}"/><sheetData>`;
  yield rowOf(
    1,
    HEADERS.map((_, column) => textCell(column)),
  );
  for (let row = 0; row < rowCount; row += ROWS_AT_ONCE) {
    const count = Math.min(ROWS_AT_ONCE, rowCount - row);
    yield Array.from({ length: count }, (_, index) => rowOf(row + index + 2, dataCells())).join("");
  }
  yield `</sheetData><tableParts count="1"><tablePart r:id="rId1"/></tableParts></worksheet>`;
}

function dataCells() {
  const numbers = Array.from({ length: 8 }, () => numberCell(Math.round((random() * 18 - 9) * 1e4) / 1e4));
  const city = textCell(HEADERS.length + Math.floor(random() * CITIES.length));
  return [...numbers, city, numberCell(Math.floor(random() * 10_000))];
}

function rowOf(number, cells) {
  return `<row r="${number}">${cells.map((cell, column) => cell(`${LETTERS[column]}${number}`)).join("")}</row>`;
}

function numberCell(value) {
  return (place) => `<c r="${place}"><v>${value}</v></c>`;
}

function textCell(index) {
  return (place) => `<c r="${place}" t="s"><v>${index}</v></c>`;
}

function relationships(...links) {
  const elements = links.map(
    ([kind, target], index) => `<Relationship Id="rId${index + 1}" Type="${OFFICE}/${kind}" Target="${target}"/>`,
  );
  return `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${elements.join("")}</Relationships>`;
}

function contentTypes() {
  const main = "application/vnd.openxmlformats-officedocument.spreadsheetml";
  const parts = [
    ["xl/workbook.xml", "sheet.main"],
    ["xl/worksheets/sheet1.xml", "worksheet"],
    ["xl/tables/table1.xml", "table"],
    ["xl/sharedStrings.xml", "sharedStrings"],
  ].map(([name, kind]) => `<Override PartName="/${name}" ContentType="${main}.${kind}+xml"/>`);
  return `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${parts.join("")}</Types>`;
}

function table() {
  const columns = HEADERS.map((name, index) => `<tableColumn id="${index + 1}" name="${name}"/>`).join("");
  return `<table ${MAIN} id="1" name="T" displayName="T" ref="${AREA}" totalsRowShown="0"><autoFilter ref="${AREA}"/><tableColumns count="${HEADERS.length}">${columns}</tableColumns></table>`;
}

const texts = [...HEADERS, ...CITIES];
const parts = {
  "[Content_Types].xml": [contentTypes()],
  "_rels/.rels": [relationships(["officeDocument", "xl/workbook.xml"])],
  "xl/workbook.xml": [
    `<workbook ${MAIN} xmlns:r="${OFFICE}"><sheets><sheet name="Data" sheetId="1" r:id="rId1"/></sheets></workbook>`,
  ],
  "xl/_rels/workbook.xml.rels": [
    relationships(["worksheet", "worksheets/sheet1.xml"], ["sharedStrings", "sharedStrings.xml"]),
  ],
  "xl/worksheets/_rels/sheet1.xml.rels": [relationships(["table", "../tables/table1.xml"])],
  "xl/tables/table1.xml": [table()],
  "xl/sharedStrings.xml": [
    `<sst ${MAIN} count="${HEADERS.length + rowCount}" uniqueCount="${texts.length}">${texts.map((text) => `<si><t>${text}</t></si>`).join("")}</sst>`,
  ],
  "xl/worksheets/sheet1.xml": sheet(),
};

/** Source of the fields: APPNOTE.TXT 4.3.7, 4.3.12 and 4.3.16. */
async function zip(named) {
  const written = [];
  const directory = [];
  let at = 0;
  const put = (bytes) => {
    written.push(bytes);
    at += bytes.length;
  };
  for (const [name, texts] of Object.entries(named)) {
    const { packed, crc, size } = await deflate(texts);
    const about = fields([20, 2], [0, 2], [8, 2], [0x5c21_0000, 4], [crc, 4], [packed.length, 4], [size, 4]);
    const names = [fields([name.length, 2]), fields([0, 2])];
    directory.push(
      Buffer.concat([fields([0x02014b50, 4], [20, 2]), about, ...names, fields([0, 10], [at, 4]), Buffer.from(name)]),
    );
    put(Buffer.concat([fields([0x04034b50, 4]), about, ...names, Buffer.from(name)]));
    put(packed);
  }
  const central = Buffer.concat(directory);
  const count = directory.length;
  const end = fields([0x06054b50, 4], [0, 4], [count, 2], [count, 2], [central.length, 4], [at, 4], [0, 2]);
  return Buffer.concat([...written, central, end]);
}

async function deflate(texts) {
  const deflater = createDeflateRaw();
  const packed = [];
  deflater.on("data", (bytes) => packed.push(bytes));
  let crc = 0;
  let size = 0;
  let text = DECLARATION;
  const put = async () => {
    const bytes = Buffer.from(text);
    crc = crc32(bytes, crc);
    size += bytes.length;
    if (!deflater.write(bytes)) await once(deflater, "drain");
  };
  await put();
  for (text of texts) await put();
  deflater.end();
  await once(deflater, "end");
  return { packed: Buffer.concat(packed), crc, size };
}

/** Numbers of so many bytes each, the lowest first. */
function fields(...numbers) {
  return Buffer.from(
    numbers.flatMap(([number, bytes]) =>
      Array.from({ length: bytes }, (_, place) => Math.floor(number / 2 ** (8 * place)) % 256),
    ),
  );
}

writeFileSync(file, await zip(parts));
