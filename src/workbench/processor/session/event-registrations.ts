/** Events the processor raises, with the library's number for each. Source: the eventType constants of @microsoft/office-js. */
export const EVENT_TYPES = {
  worksheetChanged: 10,
  worksheetActivated: 11,
  worksheetSelectionChanged: 14,
  worksheetRowSorted: 19,
  worksheetRowHiddenChanged: 22,
  tableSelectionChanged: 100,
  tableChanged: 101,
  tableAdded: 102,
  tableDeleted: 103,
} as const;

export type EventName = keyof typeof EVENT_TYPES;

/** Which events a pane asked for, and of which object: a sheet's or table's id, or "Workbook" for all of them. */
export class EventRegistrations {
  /** `runtime.enableEvents`: false silences all events. */
  isEnabled = true;
  private readonly counts = new Map<string, number>();

  add(event: EventName, targetId: string): void {
    const key = keyOf(event, targetId);
    this.counts.set(key, (this.counts.get(key) ?? 0) + 1);
  }

  remove(event: EventName, targetId: string): void {
    const key = keyOf(event, targetId);
    this.counts.set(key, Math.max(0, (this.counts.get(key) ?? 0) - 1));
  }

  has(event: EventName, targetId: string): boolean {
    return this.isEnabled && (this.counts.get(keyOf(event, targetId)) ?? 0) > 0;
  }
}

function keyOf(event: EventName, targetId: string): string {
  return `${event} ${targetId}`;
}

/**
 * The `_Register...Event` and `_Unregister...Event` methods by which the library asks a class for its events.
 * @param events wire name -> event, for example `{DataChanged: "worksheetChanged"}`
 */
export function registerMethods<Target>(
  events: Readonly<Record<string, EventName>>,
  source: (target: Target) => { readonly events: EventRegistrations; readonly targetId: string },
): Record<string, (target: Target) => void> {
  const methods: Record<string, (target: Target) => void> = {};
  for (const [wireName, event] of Object.entries(events)) {
    methods[`_Register${wireName}Event`] = (target) => source(target).events.add(event, source(target).targetId);
    methods[`_Unregister${wireName}Event`] = (target) => source(target).events.remove(event, source(target).targetId);
  }
  return methods;
}
