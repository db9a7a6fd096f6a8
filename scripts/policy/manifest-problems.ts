/** A built manifest. */
export type Manifest = Record<string, unknown>;

const PERMISSIONS = ['alarms', 'contextMenus', 'idle', 'notifications', 'storage', 'unlimitedStorage'];
const HOSTS = [
  'https://api.trakt.tv/*',
  'https://auth.trakt.tv/*',
  'https://media.trakt.tv/*',
  'https://walter-r2.trakt.tv/*',
];
const POLICY =
  "base-uri 'none'; connect-src 'self' data: https: http:; default-src 'none'; font-src 'self'; form-action 'none'; " +
  "frame-ancestors 'none'; img-src 'self' data:; object-src 'none'; script-src 'self'; style-src 'self'";

/** The keyword in the address bar; the browser hands over only what is typed after it. */
const OMNIBOX = '{"keyword":"lookout"}';

/** Keys that let web pages or other extensions in: none may be present. */
const DOORS = [
  'content_scripts',
  'externally_connectable',
  'web_accessible_resources',
  'sandbox',
  'declarative_net_request',
  'user_scripts',
  'protocol_handlers',
  'devtools_page',
  'chrome_url_overrides',
  'oauth2',
];

const sorted = (value: unknown) => [...((value as string[] | undefined) ?? [])].sort();

/** What a build asks for or opens beyond the reasons in PRIVACY.md, one line each. */
export function manifestProblems(manifest: Manifest, isFirefox: boolean): string[] {
  const allowed = {
    permissions: [...PERMISSIONS, isFirefox ? 'identity' : 'sidePanel'].sort(),
    optional_permissions: isFirefox ? [] : ['identity'],
    host_permissions: HOSTS,
    // Requested one by one, when somebody chooses a server of their own.
    optional_host_permissions: ['http://*/*', 'https://*/*'],
  };
  const problems: string[] = [];
  for (const [field, expected] of Object.entries(allowed)) {
    const asked = JSON.stringify(sorted(manifest[field]));
    if (asked !== JSON.stringify(expected))
      problems.push(`${field} are ${asked}, allowed are ${JSON.stringify(expected)}`);
  }
  const omnibox = JSON.stringify(manifest.omnibox);
  if (omnibox !== OMNIBOX) problems.push(`omnibox is ${omnibox}, allowed is ${OMNIBOX}`);
  for (const door of DOORS) if (door in manifest) problems.push(`${door} is not allowed`);
  const policies = (manifest.content_security_policy ?? {}) as Record<string, string>;
  const policy = sorted(policies.extension_pages?.split('; ')).join('; ');
  if (policy !== POLICY) problems.push(`the content policy is "${policy}", allowed is "${POLICY}"`);
  for (const other of Object.keys(policies).filter((each) => each !== 'extension_pages')) {
    problems.push(`a content policy for ${other} is not allowed`);
  }
  return problems;
}

/** What the policy would block in a page's HTML, or what it leaves open. */
export function pageProblems(html: string): string[] {
  const problems: string[] = [];
  const head = html.slice(0, Math.max(0, html.search(/<(script|link)\b/i)));
  if (!/http-equiv="Content-Security-Policy" content="connect-src (?:'|&#39;)none(?:'|&#39;)"/.test(head)) {
    problems.push('does not forbid requests before its first script');
  }
  if (/\sstyle\s*=|<style\b/i.test(html)) problems.push('has styles in its HTML');
  if (/<script\b(?![^>]*\bsrc=)|\son[a-z]+\s*=/i.test(html)) problems.push('has a script in its HTML');
  if (/\b(?:src|href|action)="(?:[a-z]+:)?\/\//i.test(html)) problems.push('loads from another origin');
  return problems;
}
