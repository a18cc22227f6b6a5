/** What stood in the result cells of rows before a refresh wrote into them, in four bytes a row. */
export class EarlierResults {
  private before = new Uint32Array(1024);

  /** @param results of the row, as `hashesOfResults` gives them; not all blank */
  note(row: number, results: number): void {
    if (row >= this.before.length) {
      const grown = new Uint32Array(Math.max(row + 1, 2 * this.before.length));
      grown.set(this.before);
      this.before = grown;
    }
    this.before[row] = results;
  }

  /** The hash of what stood in a row; undefined where nothing did. */
  of(row: number): number | undefined {
    // No hash of results is 0, which stands for a row that failed.
    return this.before[row] || undefined;
  }
}
