/** A soft yellow that dark text stands out from, and none of the colours that Excel itself offers. */
const [RED, GREEN, BLUE] = [0xff, 0xf2, 0xac];
/** So many steps a channel: nobody sees them. */
const STEPS = 4;
const SHADES = STEPS ** 3;

/** Where a workbook has its shades, once something was marked. */
export interface MarksPlace {
  marks?: MarkShades;
}

/**
 * The fills of marked cells: one shade for each fill that cells had before. So a cell bears with it what it was filled with, wherever a sort
 * or an insertion takes it, and nothing of it is written anywhere else. The first shade is that of cells without a fill.
 */
export class MarkShades {
  private readonly formers: string[] = [""];

  /** @param former "#RRGGBB", or "" for none @returns undefined where there are more fills than shades */
  shadeFor(former: string): string | undefined {
    const known = this.formers.indexOf(former);
    if (known >= 0) return shadeAt(known);
    return this.formers.length < SHADES ? shadeAt(this.formers.push(former) - 1) : undefined;
  }

  /**
   * What a cell had that is filled with this; undefined where that is no mark. A mark that an earlier session made of another fill than none
   * has forgotten it: "".
   */
  formerOf(color: string): string | undefined {
    const shade = SHADE_NUMBERS.get(color);
    return shade === undefined ? undefined : (this.formers[shade] ?? "");
  }
}

function shadeAt(index: number): string {
  const channels = [
    RED - (index % STEPS),
    GREEN - (Math.floor(index / STEPS) % STEPS),
    BLUE - Math.floor(index / STEPS ** 2),
  ];
  return `#${channels.map((channel) => channel.toString(16).padStart(2, "0").toUpperCase()).join("")}`;
}

const SHADE_NUMBERS: ReadonlyMap<string, number> = new Map(
  Array.from({ length: SHADES }, (_, index) => [shadeAt(index), index]),
);
