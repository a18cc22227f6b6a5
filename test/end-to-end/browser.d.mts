export function describeMissing(): string | undefined;
export function findChromium(): string | undefined;
