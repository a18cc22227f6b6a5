import { XmlScanner } from "./xml-scanner";

/**
 * Walks a part that Excel itself writes without the rules of XML: texts in legacy drawings are HTML, with `<br>` that is never closed.
 * It takes the tags one by one as they come; whether they match is not looked at, so there is no depth and no element to be skipped.
 * Apache POI mends the same in such parts (XSSFVMLDrawing, EvilUnclosedBRFixingInputStream).
 */
export class LooseXmlScanner extends XmlScanner {
  override skipElement(): never {
    throw new TypeError("Elements of a part that need not be well-formed cannot be skipped.");
  }

  protected override open(at: number): void {
    try {
      this.readOpeningTag(at);
    } catch (error) {
      this.passOver(at, error);
    }
  }

  protected override close(at: number): void {
    const [, name = "", localName = ""] = /^((?:[^\s<>:]*:)?([^\s<>:]*))/.exec(this.xml.slice(at + 2, at + 256)) ?? [];
    try {
      this.readClosingTag(at, name, localName);
    } catch (error) {
      this.passOver(at, error);
    }
  }

  protected override finish(): false {
    return false;
  }

  protected override checkOutside(): void {}

  /** A tag that is none by the rules of XML ends where the next ">" stands, and has no name. */
  private passOver(at: number, error: unknown): void {
    const close = this.xml.indexOf(">", at);
    if (close < 0) throw error;
    this.name = "";
    this.start = at;
    this.end = close + 1;
  }
}
