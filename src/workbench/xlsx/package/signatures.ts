import { readRelationships, relationshipsPartOf, removePart, removeRelationship } from "./relationships";
import type { ZipPackage } from "./zip-package";

/**
 * The parts of the package's digital signatures: where they begin, the signatures, their certificates. Empty where none signs it; a
 * signed macro project is something else, whose signature stands beside it and stays valid. Source: ECMA-376 Part 2, 12.3 (the link of
 * the origin part is the package's own, and its type ends in "digital-signature/origin").
 */
function signatureParts(zip: ZipPackage): string[] {
  const origin = readRelationships(zip, "").find(({ kind, target }) => kind === "origin" && zip.has(target))?.target;
  if (origin === undefined) return [];
  const linkedTo = (name: string): string[] => readRelationships(zip, name).map(({ target }) => target);
  const signatures = linkedTo(origin).filter((name) => zip.has(name));
  const parts = [...signatures, ...signatures.flatMap(linkedTo).filter((name) => zip.has(name))];
  return signatures.length === 0 ? [] : [...new Set([origin, ...parts])];
}

/** Whether a person or a program has signed what the package holds. */
export function isSigned(zip: ZipPackage): boolean {
  return signatureParts(zip).length > 0;
}

/** Takes the signatures out, as Excel does when a signed workbook is changed and saved: they would be told to be invalid. */
export function removeSignatures(zip: ZipPackage): void {
  const [origin, ...others] = signatureParts(zip);
  if (origin === undefined) return;
  removeRelationship(zip, "", origin);
  for (const name of [origin, ...others]) {
    const links = relationshipsPartOf(name);
    if (zip.has(links)) zip.remove(links);
    removePart(zip, name);
  }
}
