/** @jest-environment node */
import { createBreathe } from "../../../src/taskpane/platform/breathe";

describe("a breath between two pieces of work", () => {
  let channel: MessageChannel;

  beforeEach(() => (channel = new MessageChannel()));

  afterEach(() => channel.port1.close());

  it("ends in the order in which breaths began, each in a task of its own", async () => {
    const done: string[] = [];
    const breathe = createBreathe(channel);
    const work = async (name: string): Promise<void> => {
      await breathe();
      done.push(name);
      await Promise.resolve();
      done.push(`${name} goes on`);
    };
    await Promise.all([work("first"), work("second")]);
    expect(done).toEqual(["first", "first goes on", "second", "second goes on"]);
  });
});
