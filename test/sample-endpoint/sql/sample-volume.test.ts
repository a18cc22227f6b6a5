import { readdirSync } from "node:fs";
import path from "node:path";
import { ReadableStream } from "node:stream/web";
import { SampleVolume, VOLUME } from "../../../src/sample-endpoint/sql/sample-volume";

describe("the sample endpoint's volume", () => {
  it("keeps nothing of a file that breaks off, and the one before it", async () => {
    const volume = new SampleVolume();
    const name = `${VOLUME}/a.csv`;
    await volume.put(name, new Blob(["whole"]).stream() as ReadableStream);
    const folder = path.dirname(volume.fileOf(name));
    const breaking = new ReadableStream({
      start: (controller) => controller.enqueue(new Uint8Array(10)),
      pull: (controller) => controller.error(new Error("The sender has gone.")),
    });
    await expect(volume.put(name, breaking)).rejects.toThrow("The sender has gone.");
    expect(readdirSync(folder)).toHaveLength(1);
    expect((await volume.get(name))?.toString()).toBe("whole");
    await volume.remove(name);
    expect(readdirSync(folder)).toEqual([]);
  });
});
