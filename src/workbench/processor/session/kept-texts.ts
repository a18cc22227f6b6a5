/** Characters of all texts together; a character takes one byte or two. */
const MOST_KEPT = 24_000_000;

interface KeptText {
  readonly versions: readonly number[];
  readonly text: string;
}

/**
 * JSON texts of cells that were asked for, for as long as these stay as they are: whoever proves before a write that nothing was edited
 * asks for the same again. Those that were not asked for the longest go first.
 */
export class KeptTexts {
  private readonly texts = new Map<string, KeptText>();
  private kept = 0;

  constructor(private readonly mostKept = MOST_KEPT) {}

  /** Characters that are kept. */
  get size(): number {
    return this.kept;
  }

  /**
   * @param key what is asked for, and of which cells
   * @param versions of the columns that the cells stand in: others as soon as a cell changes
   */
  textOf(key: string, versions: readonly number[], make: () => string): string {
    const before = this.texts.get(key);
    this.drop(key);
    const isSame = before?.versions.every((version, place) => version === versions[place]) === true;
    const text = isSame ? before.text : make();
    this.keep(key, { versions, text });
    return text;
  }

  private keep(key: string, entry: KeptText): void {
    if (entry.text.length > this.mostKept) return;
    this.texts.set(key, entry);
    this.kept += entry.text.length;
    for (const oldest of this.texts.keys()) {
      if (this.kept <= this.mostKept) break;
      this.drop(oldest);
    }
  }

  private drop(key: string): void {
    this.kept -= this.texts.get(key)?.text.length ?? 0;
    this.texts.delete(key);
  }
}
