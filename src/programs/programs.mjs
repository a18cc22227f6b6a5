/** Every program of Scoresheet, for what runs before anything is built. Programs that are built have programs.json in them. */
import { readFileSync } from "node:fs";

const read = (file) => JSON.parse(readFileSync(new URL(file, import.meta.url), "utf8"));

export const PROGRAMS = read("programs.json");
export const VERSION = read("../../package.json").version;
