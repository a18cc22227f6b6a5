import type { Area } from "../areas/area";

/** Something about a sheet that cannot follow wherever its cells go. */
export interface Pinned {
  readonly area: Area;
  /** For people, without the place: "the AutoFilter", "the PivotTable Sales". One name stands for all areas of a thing. */
  readonly what: string;
  /**
   * What has to stay: the `place` of the cells, or only their `shape`, so that all of them move together or none. `sight` is for cells
   * that a thing elsewhere looks at by their address: it would look at others; `company` for cells that may move, grow and shrink, but
   * what stands in them must not be parted.
   */
  readonly keeps: "place" | "shape" | "sight" | "company";
}
