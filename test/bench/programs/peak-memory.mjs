/**
 * Loaded before a program (`node --import`): writes the most memory that it ever held, in kilobytes, into the file that PEAK_MEMORY_FILE names.
 *
 * Where there is /proc, the number is from there: that of getrusage begins with the memory of whoever started the program. Source: proc(5),
 * VmHWM; getrusage(2), ru_maxrss, which the kernel keeps across execve.
 */
import { existsSync, readFileSync, writeFileSync } from "node:fs";

const STATUS = "/proc/self/status";

process.on("exit", () => {
  const status = existsSync(STATUS) ? readFileSync(STATUS, "utf8") : "";
  const peakKb = Number(/VmHWM:\s*(\d+) kB/.exec(status)?.[1] ?? process.resourceUsage().maxRSS);
  writeFileSync(process.env.PEAK_MEMORY_FILE, String(peakKb));
});
