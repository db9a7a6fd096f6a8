/**
 * Asks again and again until the answer is truthy, and returns it.
 * @throws Error naming what was waited for, with the last answer
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
