/**
 * Calls `ask` repeatedly until its result is truthy, and returns that.
 * @throws Error that names the condition, with the last result
 */
export async function until<T>(what: string, ask: () => T | Promise<T>, timeoutMs = 30_000): Promise<NonNullable<T>> {
  const deadline = Date.now() + timeoutMs;
  for (;;) {
    const answer = await ask();
    if (answer) return answer;
    if (Date.now() > deadline)
      throw new Error(`Waited ${timeoutMs} ms in vain for: ${what} (${JSON.stringify(answer)})`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
