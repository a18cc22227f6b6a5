/** Values that survive JSON. */
export type Remembered =
  string | number | boolean | null | readonly Remembered[] | { readonly [key: string]: Remembered };

/** What may be kept on this device, for this person. */
export type DeviceKey = "preferences";

/** As much of `window.localStorage` as is used. */
export interface DeviceStorage {
  getItem(key: string): string | null;
  setItem(key: string, value: string): void;
  removeItem(key: string): void;
}

const PREFIX = "scoresheet";

/**
 * What is remembered on this device: settings, and a token when the analyst asked for it. Nothing is kept in the workbook, which is
 * passed on.
 * @param partitionKey `Office.context.partitionKey`, which keeps sites apart that share a browser's storage; undefined on Windows
 */
export class SettingsStore {
  constructor(
    private readonly device: DeviceStorage,
    private readonly partitionKey: string | undefined,
  ) {}

  /** Undefined when nothing is kept, or when what is kept cannot be read. */
  onDevice(key: DeviceKey): Remembered | undefined {
    return parse(this.device.getItem(this.deviceName("setting", key)));
  }

  /** @throws the storage's own error when it is full or blocked */
  keepOnDevice(key: DeviceKey, value: Remembered): void {
    this.device.setItem(this.deviceName("setting", key), JSON.stringify(value));
  }

  tokenOnDevice(upstreamId: string): string | undefined {
    return this.device.getItem(this.deviceName("token", upstreamId)) ?? undefined;
  }

  /** Only after the analyst ticked "remember on this device". */
  keepTokenOnDevice(upstreamId: string, token: string): void {
    this.device.setItem(this.deviceName("token", upstreamId), token);
  }

  forgetTokenOnDevice(upstreamId: string): void {
    this.device.removeItem(this.deviceName("token", upstreamId));
  }

  private deviceName(kind: "setting" | "token", key: string): string {
    return [this.partitionKey ?? "", PREFIX, kind, key].join("/");
  }
}

function parse(text: string | null): Remembered | undefined {
  if (text === null) return undefined;
  try {
    return JSON.parse(text) as Remembered;
  } catch {
    return undefined; // Written by another program or an older version: as good as nothing.
  }
}
