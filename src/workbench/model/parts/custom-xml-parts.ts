/** XML that an add-in keeps in the document, and the namespace of its root element, "" for none. */
export interface CustomXml {
  readonly xml: string;
  readonly namespaceUri: string;
}

export interface CustomXmlPart extends CustomXml {
  /** "{...}", as the file says it; Excel makes one where it says none. */
  readonly id: string;
}

/** The custom XML parts of a workbook, in the order they were made. No undo takes them back: they are no content of the sheets. */
export class CustomXmlParts {
  private readonly parts = new Map<string, CustomXmlPart>();
  private readonly usedKeys = new Set<string>();
  private nextNumber = 1;

  get all(): readonly CustomXmlPart[] {
    return [...this.parts.values()];
  }

  /** Ids are the same in capitals and in small letters. */
  get(id: string): CustomXmlPart | undefined {
    return this.parts.get(keyOf(id));
  }

  /** @param id of a part of a file; a new one unless told, and where another part has it */
  add(content: CustomXml, id = this.newId()): CustomXmlPart {
    if (this.usedKeys.has(keyOf(id))) return this.add(content);
    const part = { ...content, id };
    this.usedKeys.add(keyOf(id));
    this.parts.set(keyOf(id), part);
    return part;
  }

  /** @returns whether there is such a part */
  replace(id: string, content: CustomXml): boolean {
    const part = this.get(id);
    if (part !== undefined) this.parts.set(keyOf(id), { ...content, id: part.id });
    return part !== undefined;
  }

  /** @returns whether there was such a part */
  delete(id: string): boolean {
    return this.parts.delete(keyOf(id));
  }

  /** Looks like Excel's, is the same in every run, and is never given twice. */
  private newId(): string {
    for (;;) {
      const number = (this.nextNumber++).toString(16).toUpperCase().padStart(12, "0");
      const id = `{00000000-0003-0000-0000-${number}}`;
      if (!this.usedKeys.has(keyOf(id))) return id;
    }
  }
}

function keyOf(id: string): string {
  return id.toUpperCase();
}
