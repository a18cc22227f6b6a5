export function describeMissing(): string | undefined;
export function findNginx(): string | undefined;
