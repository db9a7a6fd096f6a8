import type { Changes, Wire } from './bidi-relay';

/**
 * Firefox carries out commands in pages of an extension, but says nothing of them: neither that there is a realm, nor
 * that the page has loaded, nor that it was closed. All this is found out here, and passed to Playwright as events of
 * Firefox.
 */
export function extensionPages(): Pick<Changes, 'onEvent' | 'onResult'> {
  /** Realms that Playwright knows of, by tab. */
  const realms = new Map<string, Set<string>>();
  /** Tabs with a page of an extension. */
  const pages = new Set<string>();
  const of = (context: string) => {
    const known = realms.get(context) ?? new Set();
    realms.set(context, known);
    return known;
  };

  const arrive = async (context: string, { send, emit }: Wire) => {
    const run = (expression: string) =>
      send('script.evaluate', { expression, target: { context }, awaitPromise: true, resultOwnership: 'none' });
    // esbuild wraps named functions in this; functions that go into a page find it missing there.
    const { realm } = await run('globalThis.__name ??= (fn) => fn, 1');
    if (!of(context).has(String(realm))) {
      of(context).add(String(realm));
      emit('script.realmCreated', { realm, origin: 'null', context, type: 'window' });
    }
    const timestamp = Date.now();
    await run("document.readyState === 'loading' && new Promise((go) => addEventListener('DOMContentLoaded', go))");
    emit('browsingContext.domContentLoaded', { context, navigation: null, timestamp, url: '' });
    await run("document.readyState !== 'complete' && new Promise((go) => addEventListener('load', go))");
    emit('browsingContext.load', { context, navigation: null, timestamp, url: '' });
  };

  return {
    onEvent(method, params, wire) {
      const context = String(params.context);
      if (method === 'script.realmCreated') {
        const known = of(context);
        if (known.has(String(params.realm))) return false;
        known.add(String(params.realm));
      }
      if (method === 'browsingContext.contextDestroyed') realms.delete(context);
      if (method === 'browsingContext.navigationCommitted') {
        pages.delete(context);
        if (!String(params.url).startsWith('moz-extension:')) return true;
        pages.add(context);
        for (const realm of of(context)) wire.emit('script.realmDestroyed', { realm });
        realms.delete(context);
        wire.emit(method, params);
        // A page that went away meanwhile has nothing to say.
        arrive(context, wire).catch(() => {});
        return false;
      }
      return true;
    },
    onResult(method, params, { realm }, { emit }) {
      const target = params.target as { context?: string } | undefined;
      const context = String(params.context);
      if (method === 'browsingContext.close' && pages.delete(context)) {
        realms.delete(context);
        emit('browsingContext.contextDestroyed', { context, parent: null, url: '', children: [] });
      }
      if (method === 'script.evaluate' && target?.context && realm) of(target.context).add(String(realm));
    },
  };
}
