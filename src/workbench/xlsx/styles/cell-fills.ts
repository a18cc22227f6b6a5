import { XmlScanner } from "../package/xml-scanner";

/** What a workbook without a list of fills has all the same. Source: Excel itself takes the first two for these, whatever they say. */
const RESERVED = ["none", "gray125"];

/**
 * The fills of a styles part, by their numbers: "" for none, "#RRGGBB" for one plain colour that the part spells out. Any other (of a theme, an
 * indexed colour, a pattern, a gradient) has the name "?" with its number: it is carried along, and not understood.
 * Source: ECMA-376 Part 1, 18.8.20 (fill) and 18.8.32 (patternFill: a solid one is in the foreground colour).
 */
export class CellFills {
  private readonly names: string[] = [];
  private readonly openedCount: number;

  /** @throws SyntaxError when the part is cut short */
  constructor(xml: string) {
    const scanner = new XmlScanner(xml);
    while (scanner.next() && !(scanner.name === "fills" && scanner.isClosing)) {
      // A conditional format or a table style has fills of its own, which are none of the list's.
      if (scanner.name === "dxfs") scanner.skipElement();
      if (scanner.name !== "fill" || scanner.isClosing) continue;
      const { start } = scanner;
      scanner.skipElement();
      this.names.push(nameOf(xml.slice(start, scanner.end), this.names.length));
    }
    this.openedCount = this.names.length;
  }

  /** @param id number of a fill; one that the part does not have is none */
  name(id: number): string {
    return this.names[id] ?? "";
  }

  /** The number of a fill, which is added when there is none yet. @param name "", "#RRGGBB", or one that `name` gave */
  id(name: string): number {
    if (name === "") return 0;
    if (name.startsWith("?")) return Number(name.slice(1));
    while (this.names.length < RESERVED.length) this.names.push(this.names.length === 0 ? "" : "?1");
    const known = this.names.indexOf(name);
    return known >= 0 ? known : this.names.push(name) - 1;
  }

  /** The list's new length and its new elements; undefined when none was added. */
  added(prefix: string): { readonly count: number; readonly elements: string } | undefined {
    const count = this.names.length;
    if (count === this.openedCount) return undefined;
    const pattern = (type: string, colour = ""): string =>
      `<${prefix}fill><${prefix}patternFill patternType="${type}"${colour}</${prefix}fill>`;
    const elements = this.names.slice(this.openedCount).map((name, index) => {
      const reserved = RESERVED[this.openedCount + index];
      if (reserved !== undefined) return pattern(reserved, "/>");
      const rgb = `FF${name.slice(1)}`;
      return pattern(
        "solid",
        `><${prefix}fgColor rgb="${rgb}"/><${prefix}bgColor indexed="64"/></${prefix}patternFill>`,
      );
    });
    return { count, elements: elements.join("") };
  }
}

function nameOf(xml: string, id: number): string {
  const scanner = new XmlScanner(xml);
  let type = "";
  while (scanner.next()) {
    if (scanner.isClosing) continue;
    if (scanner.name === "gradientFill") return `?${id}`;
    if (scanner.name === "patternFill") type = scanner.attribute("patternType") ?? "none";
    if (scanner.name !== "fgColor" || type !== "solid") continue;
    const [, rgb] = /^(?:[0-9a-f]{2})?([0-9a-f]{6})$/i.exec(scanner.attribute("rgb") ?? "") ?? [];
    if (rgb !== undefined && Number(scanner.attribute("tint") ?? 0) === 0) return `#${rgb.toUpperCase()}`;
  }
  return type === "none" || type === "" ? "" : `?${id}`;
}
