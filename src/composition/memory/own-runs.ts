import { canonicalJson } from "../../core/json/canonical-json";
import { recipeHash } from "../../core/memory/recipe-hash";
import type { RememberedColumn } from "../../core/memory/remembered-column";
import type { RememberedRun } from "../../core/memory/remembered-run";
import { runAsRead } from "../../core/memory/write-parts";
import { fnv1a, utf16Bytes } from "../../core/recipe/schema-hash";
import type { DeviceMemory } from "../device-memory";

const KEY = "own-runs";
/** The last ones that are kept, two a run. */
const MOST = 400;

/** A run that was made on this device: its id, and a seal of all that is remembered of it. */
type OwnRun = readonly [id: string, salt: string, seal: string];

/**
 * Which runs were made on this device, and what they were: all else a workbook only claims. Nothing of a run is kept but a hash, salted, so that nobody can
 * make up another run that has it.
 */
export class OwnRuns {
  constructor(
    private readonly device: Pick<DeviceMemory, "read" | "write">,
    private readonly randomId: () => string,
  ) {}

  /** @param run as it is remembered, when it has begun or at its end: a workbook may be saved in between, and hold either */
  add(run: RememberedRun): void {
    const salt = this.randomId();
    this.device.write(KEY, JSON.stringify([...this.all(), [run.id, salt, sealOf(run, salt)]].slice(-MOST)));
  }

  /** Whether this device made the run as it stands in the workbook, by the recipe that the column has there. */
  has(run: RememberedRun, { recipe, schema }: Pick<RememberedColumn, "recipe" | "schema">): boolean {
    const isOwn = this.all().some(([id, salt, seal]) => id === run.id && sealOf(run, salt) === seal);
    return isOwn && run.recipeHash === recipeHash(recipe, schema);
  }

  private all(): readonly OwnRun[] {
    try {
      const kept: unknown = JSON.parse(this.device.read(KEY) ?? "[]");
      return Array.isArray(kept) ? kept.filter(isOwnRun) : [];
    } catch {
      return [];
    }
  }
}

function sealOf(run: RememberedRun, salt: string): string {
  return fnv1a(utf16Bytes(salt + canonicalJson(runAsRead(run)))).toString(16);
}

function isOwnRun(one: unknown): one is OwnRun {
  return Array.isArray(one) && one.length === 3 && one.every((text) => typeof text === "string");
}
