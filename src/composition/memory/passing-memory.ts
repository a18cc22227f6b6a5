import type { DeviceMemory } from "../device-memory";

/** What a program remembers that has no place to keep anything: until it ends. */
export function passingMemory(): DeviceMemory {
  const kept = new Map<string, string>();
  return {
    read: (key) => kept.get(key),
    write: (key, text) => void kept.set(key, text),
    forget: (key) => void kept.delete(key),
    keeps: () => false,
    keys: () => [...kept.keys()],
  };
}
