import type { Program, ProgramOption } from "./program";

export class OptionError extends Error {}

/** What a program answers before it does anything. */
export interface ProgramAnswer {
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
}

export function optionTexts(
  program: Program,
  args: readonly string[],
): Readonly<Record<string, string | readonly string[]>>;
export function answerTo(program: Program, args: readonly string[], version: string): ProgramAnswer | undefined;
export function answerAtOnce(program: Program, args: readonly string[], version: string): void;
export function howToSeeAll(program: Program): string;
export function sayCommand(typed: string): void;
export function helpOf(program: Program): string;
export function spelled(name: string, option: ProgramOption): string;
