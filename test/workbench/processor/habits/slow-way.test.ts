import type { ExcelHabits } from "../../../../src/workbench/processor/habits/excel-habits";
import { areaOf } from "../../../../src/workbench/model/areas/area";
import { sampleHost, type SampleHost } from "../sample-host";

/** An Excel with these habits, and how long each way through to it took; a way ends as soon as it begins, but `onSleep` may do something. */
function slowHost(habits: Partial<ExcelHabits>, onSleep: (host: SampleHost, delayMs: number) => void = () => {}) {
  const delaysMs: number[] = [];
  const host: SampleHost = sampleHost({
    habits,
    letPass: async (delayMs) => {
      delaysMs.push(delayMs);
      onSleep(host, delayMs);
    },
  });
  return { ...host, delaysMs };
}

const nameOf = async ({ Excel }: Pick<SampleHost, "Excel">): Promise<string> =>
  Excel.run(async (context) => {
    const workbook = context.workbook.load("name");
    await context.sync();
    return workbook.name;
  });

describe("the way to a slow Excel", () => {
  it("takes half the latency there and half back", async () => {
    const host = slowHost({ latencyMs: 30 });
    expect(await nameOf(host)).toBe("Sample.xlsx");
    expect(host.delaysMs).toEqual([15, 15]);
  });

  it("takes the time of its bytes on both ways", async () => {
    const host = slowHost({ bytesPerSecond: 1000 });
    await nameOf(host);
    const { requestBytes, responseBytes } = host.processor.statistics;
    expect(host.delaysMs).toEqual([requestBytes, responseBytes]);
  });

  it("adds both up", async () => {
    const host = slowHost({ latencyMs: 8, bytesPerSecond: 500 });
    await nameOf(host);
    const { requestBytes, responseBytes } = host.processor.statistics;
    expect(host.delaysMs).toEqual([4 + 2 * requestBytes, 4 + 2 * responseBytes]);
  });

  it("is no way at all where Excel is not slow", async () => {
    const host = slowHost({});
    await nameOf(host);
    expect(host.delaysMs).toEqual([]);
  });

  it("takes as long for an answer that is a refusal, without its bytes", async () => {
    const host = slowHost({ latencyMs: 10, bytesPerSecond: 1000 });
    host.processor.script({ on: "*", errorNumber: 5104 });
    await expect(nameOf(host)).rejects.toMatchObject({ code: "ResponsePayloadSizeLimitExceeded" });
    expect(host.delaysMs).toEqual([5 + host.processor.statistics.requestBytes, 5]);
  });

  it("lets a person act while a request is on its way, and before its answer is there", async () => {
    const seen: unknown[] = [];
    const host = slowHost({ latencyMs: 2 }, ({ sheet }) => {
      seen.push(sheet.readValues(areaOf(1, 0))[0]![0]);
      sheet.setValue(1, 0, seen.length);
    });
    const [value] = await host.Excel.run(async (context) => {
      const cell = context.workbook.worksheets.getItem("Data").getRange("A2").load("values");
      await context.sync();
      return cell.values[0] as unknown[];
    });
    expect([seen.slice(0, 2), value]).toEqual([[5.1, 1], 1]);
  });
});
