/**
 * The name of a part as links spell it: without a slash in front, "/" between folders, and no folder named "." or "..".
 * Excel, LibreOffice and Numbers read packages of writers that put backslashes (dotnet/Open-XML-SDK issue 1128, ExcelDataReader issue
 * 385) as if they were slashes.
 */
export function plainPartName(name: string): string {
  const folders: string[] = [];
  for (const step of name.replace(/\\/g, "/").split("/")) {
    if (step === "..") folders.pop();
    else if (step !== "." && step !== "") folders.push(step);
  }
  return folders.join("/");
}

/**
 * What two spellings of a part's name have in common: names match without regard to case, and a letter may stand as its bytes in
 * hexadecimal (ECMA-376 Part 2, 6.2.2 and 7.3.4). A slash that is written so is none.
 */
export function partKey(name: string): string {
  const decoded = name.replace(/(?:%[0-9a-f]{2})+/gi, (bytes) => {
    try {
      return decodeURIComponent(bytes.replace(/%(2f|5c)/gi, "%25$1"));
    } catch {
      return bytes; // bytes that are no UTF-8 stand for themselves
    }
  });
  return plainPartName(decoded).toLowerCase();
}

/** Whether two names mean the same part. */
export function isSamePart(a: string, b: string): boolean {
  return partKey(a) === partKey(b);
}
