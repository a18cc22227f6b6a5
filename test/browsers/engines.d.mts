export function describeMissing(): string | undefined;
export function findFirefox(): string | undefined;
export function findWebKit():
  { readonly driver: string; readonly browser: string; readonly display: string } | undefined;
