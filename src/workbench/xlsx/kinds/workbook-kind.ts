/** Kinds of workbooks that are opened and saved here. Excel tells them by the content type of the workbook part. */
export type WorkbookKind = "workbook" | "macro-workbook" | "template" | "macro-template";

interface KindFacts {
  readonly contentType: string;
  readonly ending: string;
  /** What a workbook of this kind is, behind "the workbook is". */
  readonly what: string;
  /** For a browser that takes the file. Source: IANA's register of media types. */
  readonly mediaType: string;
}

const SHEETS = "application/vnd.openxmlformats-officedocument.spreadsheetml";
const EXCEL = "application/vnd.ms-excel";

/** Sources: ECMA-376 Part 1, 12.3.23 (workbooks and templates); MS-OFFMACRO2 2.2 (those with macros). */
export const WORKBOOK_KINDS: Readonly<Record<WorkbookKind, KindFacts>> = {
  workbook: {
    contentType: `${SHEETS}.sheet.main+xml`,
    ending: ".xlsx",
    what: "one without macros",
    mediaType: `${SHEETS}.sheet`,
  },
  "macro-workbook": {
    contentType: `${EXCEL}.sheet.macroEnabled.main+xml`,
    ending: ".xlsm",
    what: "one for macros",
    mediaType: `${EXCEL}.sheet.macroEnabled.12`,
  },
  template: {
    contentType: `${SHEETS}.template.main+xml`,
    ending: ".xltx",
    what: "a template",
    mediaType: `${SHEETS}.template`,
  },
  "macro-template": {
    contentType: `${EXCEL}.template.macroEnabled.main+xml`,
    ending: ".xltm",
    what: "a template for macros",
    mediaType: `${EXCEL}.template.macroEnabled.12`,
  },
};

/** The kind of a workbook part of this content type; one that is unknown counts as plain, as files of small writers do that name none. */
export function kindOfContentType(contentType: string | undefined): WorkbookKind {
  const kinds = Object.keys(WORKBOOK_KINDS) as WorkbookKind[];
  const isIt = (kind: WorkbookKind): boolean =>
    WORKBOOK_KINDS[kind].contentType.toLowerCase() === contentType?.toLowerCase();
  return kinds.find(isIt) ?? "workbook";
}

/**
 * Whether Excel opens a file of this kind under that name: it refuses one whose ending does not fit what is in it, whatever its case
 * (xlsx-populate issue 191, ClosedXML issue 267).
 * @param fileName with its folders or without
 */
export function isEndingOf(kind: WorkbookKind, fileName: string): boolean {
  const { ending } = WORKBOOK_KINDS[kind];
  const name = fileName.slice(Math.max(fileName.lastIndexOf("/"), fileName.lastIndexOf("\\")) + 1);
  return name.length > ending.length && name.toLowerCase().endsWith(ending);
}

/** The name under which a workbook of this kind is handed out: the one it came with, its ending put right where Excel would refuse it. */
export function fileNameFor(kind: WorkbookKind, name: string): string {
  if (isEndingOf(kind, name)) return name;
  return (name.replace(/\.xl[a-z]{1,2}$/i, "") || "Book1") + WORKBOOK_KINDS[kind].ending;
}
