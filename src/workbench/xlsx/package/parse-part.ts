import { damagedFile } from "./workbook-file-error";
import type { ZipPackage } from "./zip-package";

/**
 * What a part says, by a function that reads its XML.
 * @throws WorkbookFileError `damaged`, which names the part, also when the function throws a SyntaxError
 */
export function parsePart<T>(zip: ZipPackage, partName: string, parse: (xml: string) => T): T {
  const xml = zip.read(partName);
  try {
    return parse(xml);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    throw damagedFile(`its part "${partName}" cannot be read (${error.message})`, error);
  }
}
