/** The functions that an add-in brings along to be called in formulas, as its manifest names them to Excel. */
export interface AddInFunctions {
  /** What stands before their names: "SCORE". */
  readonly namespace: string;
  /** What its functions.json holds. */
  readonly metadata: unknown;
}

/**
 * Reads what `<meta name="add-in-functions" content="SCORE /functions.json">` of the workbench's page names: this page has no manifest to read
 * it from. Without such a line, or without the file, the add-in has no functions: its pane is not told that it could run any, and formulas
 * that call them show #NAME? once they are calculated.
 */
export async function loadAddInFunctions(page: Document, get: typeof fetch): Promise<AddInFunctions | undefined> {
  const said = page.querySelector('meta[name="add-in-functions"]')?.getAttribute("content") ?? "";
  const [namespace, address] = said.trim().split(/\s+/);
  if (namespace === undefined || address === undefined) return undefined;
  const answer = await get(address).catch(() => undefined);
  if (!answer?.ok) return undefined;
  return { namespace, metadata: (await answer.json()) as unknown };
}
