/**
 * Makes the pause between two pieces of long work, in which the browser does what has come meanwhile: it handles a click or a key, draws,
 * takes in an answer. What is resumed is resumed in a task of its own, in the order asked for.
 *
 * By messages, as React's scheduler does it: timers wait 4 ms each when they are set one by another, and much longer in a page that is not
 * shown (HTML, "timer initialisation steps"; Chrome, "intensive throttling"). `scheduler.yield` would be resumed before the answers of
 * endpoints, which must not wait for us (WICG, "Prioritized Task Scheduling").
 * @param channel of nobody else
 */
export function createBreathe(channel: MessageChannel): () => Promise<void> {
  const resting: (() => void)[] = [];
  channel.port1.onmessage = () => resting.shift()?.();
  return () =>
    new Promise((resume) => {
      resting.push(resume);
      channel.port2.postMessage(undefined);
    });
}
