import href from './after-paint.css?url&no-inline';

/** The file is part of the extension. If it takes longer, the page continues unstyled rather than incomplete. */
const LOAD_TIMEOUT_MS = 300;

/** Adds the styles of what loads after the first paint. Resolves when they apply, or cannot be loaded. */
function addStyles(): Promise<unknown> {
  const styles = document.createElement('link');
  styles.rel = 'stylesheet';
  styles.href = href;
  const done = new Promise((resolve) => {
    styles.onload = resolve;
    styles.onerror = resolve;
    setTimeout(resolve, LOAD_TIMEOUT_MS);
  });
  document.head.append(styles);
  return done;
}

await addStyles();
