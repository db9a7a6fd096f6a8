/** Lets the page draw, and hear keys and clicks, before work goes on. */
export function yieldToMain(): Promise<void> {
  return new Promise((done) => {
    // Not a promise alone: those are run before the page gets its turn.
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      done();
    };
    port2.postMessage(null);
  });
}
