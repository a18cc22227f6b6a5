export const CHROMIUM_ADDRESS: string;
export const QUIET: readonly string[];
export function describeMissing(): string | undefined;
export function findChromium(): string | undefined;
