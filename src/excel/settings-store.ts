/** Values that survive JSON. */
export type Remembered =
  string | number | boolean | null | readonly Remembered[] | { readonly [key: string]: Remembered };

/** What may be kept in the workbook, for everybody who opens it. No key for a token: a workbook is passed on. */
export type DocumentKey = "history" | `recipe/${string}`;

/** What may be kept on this device, for this person. */
export type DeviceKey = "connection" | "preferences" | `upstream/${string}`;

/** As much of `window.localStorage` as is used. */
export interface DeviceStorage {
  getItem(key: string): string | null;
  setItem(key: string, value: string): void;
  removeItem(key: string): void;
}

/** As much of `Office.context.document.settings` as is used. */
export interface DocumentSettings {
  get(name: string): unknown;
  set(name: string, value: unknown): void;
  remove(name: string): void;
  saveAsync(
    callback: (result: { readonly status: string; readonly error?: { readonly message: string } }) => void,
  ): void;
}

const PREFIX = "scoresheet";

/**
 * What is remembered, and where. On the device: settings, and a token when the analyst asked for it. In the document: only what
 * `DocumentKey` names.
 * @param partitionKey `Office.context.partitionKey`, which keeps sites apart that share a browser's storage; undefined on Windows
 */
export class SettingsStore {
  constructor(
    private readonly device: DeviceStorage,
    private readonly document: DocumentSettings,
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

  forgetOnDevice(key: DeviceKey): void {
    this.device.removeItem(this.deviceName("setting", key));
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

  /** Undefined when the workbook holds nothing under the key. */
  inDocument(key: DocumentKey): Remembered | undefined {
    const kept = this.document.get(`${PREFIX}/${key}`);
    return typeof kept === "string" ? parse(kept) : undefined;
  }

  /** Settles once the workbook has it; the file itself is saved by the analyst. */
  keepInDocument(key: DocumentKey, value: Remembered): Promise<void> {
    this.document.set(`${PREFIX}/${key}`, JSON.stringify(value));
    return this.save();
  }

  forgetInDocument(key: DocumentKey): Promise<void> {
    this.document.remove(`${PREFIX}/${key}`);
    return this.save();
  }

  private save(): Promise<void> {
    return new Promise((resolve, reject) => {
      this.document.saveAsync(({ status, error }) => {
        if (status === "succeeded") resolve();
        else reject(new Error(`The workbook did not keep the setting: ${error?.message ?? status}`));
      });
    });
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
