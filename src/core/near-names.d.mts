export function nearNames(name: string, known: readonly string[]): readonly string[];
