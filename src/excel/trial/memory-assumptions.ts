import { structuredReference } from "../memory/structured-reference";
import type { Assumption } from "./assumption";
import { answerOf, difference } from "./scratch-sheet";

const NAME = "ScoresheetTrial";
const NAMESPACE = "urn:scoresheet:trial";
/** As large as the fingerprints of a part: some hosts of Office on the web take no more than 1 MB. Source: OfficeDev/office-js #2408, of Word. */
const LARGE_PART = "QUJD".repeat(280_000);

/** What a workbook can remember of a column: names that follow it, and parts that no cell shows. */
export const MEMORY_ASSUMPTIONS: readonly Assumption[] = [
  {
    id: "defined-names",
    async attempt({ session, ...scratch }) {
      const { sheet } = scratch;
      const named = sheet.names.add(NAME, sheet.getRange("A5"));
      await session.sync();
      sheet.getRange("2:3").insert("Down");
      const range = named.getRange().load("address");
      await session.sync();
      return difference(["A7"], [range.address.replace(/^.*!/, "").replaceAll("$", "")]);
    },
  },
  {
    id: "column-names",
    async attempt(scratch) {
      const { session, sheet } = scratch;
      const table = (await scratch.table(2, 2)).load("name");
      await session.sync();
      const named = sheet.names.addFormulaLocal(NAME, structuredReference(table.name, "B"));
      named.visible = false;
      await session.sync();
      scratch.range("B1").values = [["it's [1]"]];
      table.columns.add(0);
      const range = named.getRange().load("address");
      named.load("visible");
      await session.sync();
      table.columns.getItemAt(2).delete();
      const gone = named.getRangeOrNullObject().load("address");
      await session.sync();
      const place = range.address.replace(/^.*!/, "").replaceAll("$", "");
      return difference(["C2:C3", false, true], [place, named.visible, gone.isNullObject]);
    },
  },
  {
    id: "document-parts",
    async attempt({ session }) {
      const part = session.workbook.customXmlParts.add(`<trial xmlns="${NAMESPACE}">1</trial>`);
      try {
        await session.sync();
        const found = session.workbook.customXmlParts.getByNamespace(NAMESPACE).load("items/id");
        const xml = part.getXml();
        await session.sync();
        return difference([1, true], [found.items.length, xml.value.includes(">1<")]);
      } finally {
        part.delete();
        await session.syncToRepair();
      }
    },
  },
  {
    id: "large-part",
    async attempt({ session }) {
      const part = session.workbook.customXmlParts.add(`<trial xmlns="${NAMESPACE}">${LARGE_PART}</trial>`);
      const refused = await session.sync().then(() => undefined, answerOf);
      if (refused !== undefined) return refused;
      try {
        const xml = part.getXml();
        await session.sync();
        return difference([true], [xml.value.includes(LARGE_PART)]);
      } finally {
        part.delete();
        await session.syncToRepair();
      }
    },
  },
];
