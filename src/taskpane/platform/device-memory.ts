import type { DeviceMemory } from "../services/pane-services";
import type { SettingsStore } from "./device-store";

type Store = Pick<
  SettingsStore,
  "onDevice" | "keepOnDevice" | "tokenOnDevice" | "keepTokenOnDevice" | "forgetTokenOnDevice"
>;

/**
 * What this device remembers, over a storage that may be full or blocked: a browser that keeps nothing must not keep the analyst from
 * scoring, so a failed write is as if it had not been asked for.
 */
export function createDeviceMemory(store: Store): DeviceMemory {
  return {
    token: (upstreamId) => orElse(() => store.tokenOnDevice(upstreamId), undefined),
    rememberToken: (upstreamId, token) => orElse(() => store.keepTokenOnDevice(upstreamId, token), undefined),
    forgetToken: (upstreamId) => orElse(() => store.forgetTokenOnDevice(upstreamId), undefined),
    settings: () => orElse(() => store.onDevice("preferences"), undefined),
    rememberSettings: (settings) => orElse(() => store.keepOnDevice("preferences", { ...settings }), undefined),
  };
}

function orElse<Value>(work: () => Value, otherwise: Value): Value {
  try {
    return work();
  } catch {
    return otherwise;
  }
}
