/** Lets the browser paint and handle input before work continues. */
export function yieldToMain(): Promise<void> {
  return new Promise((done) => {
    // A promise alone does not yield: microtasks run before painting and input.
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      done();
    };
    port2.postMessage(null);
  });
}
