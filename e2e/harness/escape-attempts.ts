/**
 * An expression that tries every way for a page to send something to `origin` or to run its code. Returns the names of
 * those that were not stopped, and the directives that stopped the rest, as plain JSON for any browser.
 */
export const escapeAttempts = (origin: string): string => `(async () => {
  const to = (name) => ${JSON.stringify(origin)} + '/escape/' + name;
  const stopped = new Set();
  document.addEventListener('securitypolicyviolation', (event) => stopped.add(event.effectiveDirective));
  const add = (tag, set) => {
    const element = document.createElement(tag);
    Object.assign(element, set);
    document.body.append(element);
    return element;
  };
  const free = [];
  const attempt = async (name, run) => {
    try {
      if ((await run()) !== false) free.push(name);
    } catch {}
  };
  const loads = (element) =>
    new Promise((done) => {
      element.onload = () => done(true);
      element.onerror = () => done(false);
    });
  await attempt('fetch', () => fetch(to('fetch'), { mode: 'no-cors' }));
  await attempt('fetch of Trakt', () => fetch('https://api.trakt.tv/escape', { mode: 'no-cors' }));
  await attempt('beacon', () => navigator.sendBeacon(to('beacon'), 'x') && false);
  await attempt('image', () => loads(add('img', { src: to('image') })));
  await attempt('script', () => loads(add('script', { src: to('script') })));
  await attempt('style sheet', () => loads(add('link', { rel: 'stylesheet', href: to('style') })));
  await attempt('inline script', () => {
    add('script', { textContent: 'globalThis.escaped = true' });
    return globalThis.escaped === true;
  });
  await attempt('eval', () => new Function('return true')());
  await attempt('inline style', () => {
    add('style', { textContent: 'body { --escaped: 1 }' });
    return getComputedStyle(document.body).getPropertyValue('--escaped') !== '';
  });
  add('iframe', { src: to('frame') });
  add('object', { data: to('object') });
  const base = add('base', { href: to('base') });
  await attempt('base', () => document.baseURI.includes('/escape/'));
  base.remove();
  // Firefox throws; Chromium only reports.
  await attempt('form', () => add('form', { method: 'post', action: to('form'), target: 'escape' }).submit() ?? false);
  const wanted = ['connect-src', 'img-src', 'script-src-elem', 'style-src-elem', 'frame-src', 'base-uri', 'form-action'];
  for (let i = 0; i < 60 && !wanted.every((each) => stopped.has(each)); i += 1) {
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return { free, stopped: wanted.filter((each) => stopped.has(each)), wanted };
})()`;
