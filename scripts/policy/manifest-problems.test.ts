import { expect, it } from 'vitest';
import type { ConfigEnv } from 'wxt';
import config from '@/wxt.config';
import { EXTENSION_POLICY } from './content-policy';
import { type Manifest, manifestProblems, pageProblems } from './manifest-problems';

async function manifestFor(browser: 'chrome' | 'firefox'): Promise<Manifest> {
  const env: ConfigEnv = { browser, mode: 'production', command: 'build', manifestVersion: 3 };
  return (await (typeof config.manifest === 'function' ? config.manifest(env) : config.manifest)) as Manifest;
}

it.each(['chrome', 'firefox'] as const)('accepts the manifest for %s', async (browser) => {
  expect(manifestProblems(await manifestFor(browser), browser === 'firefox')).toEqual([]);
});

const policy = (extension_pages: string) => ({ content_security_policy: { extension_pages } });

it.each<[string, Manifest, string]>([
  ['a new permission', { permissions: ['tabs'] }, 'permissions are ["tabs"]'],
  ['a new host', { host_permissions: ['https://*.example/*'] }, 'host_permissions are ["https://*.example/*"]'],
  ['another optional host', { optional_host_permissions: ['<all_urls>'] }, 'optional_host_permissions are'],
  ['another optional permission', { optional_permissions: ['tabs'] }, 'optional_permissions are ["tabs"]'],
  ['a content script', { content_scripts: [] }, 'content_scripts is not allowed'],
  ['a web-accessible resource', { web_accessible_resources: [] }, 'web_accessible_resources is not allowed'],
  ['an external connection', { externally_connectable: { ids: ['*'] } }, 'externally_connectable is not allowed'],
  ['a sandboxed page', { sandbox: { pages: [] } }, 'sandbox is not allowed'],
  ['another keyword of the address bar', { omnibox: { keyword: 'a' } }, 'omnibox is {"keyword":"a"}'],
  ['no content policy', { content_security_policy: undefined }, 'the content policy is ""'],
  ['a wider content policy', policy(EXTENSION_POLICY.replace("img-src 'self' data:", 'img-src *')), 'img-src *'],
  ['code made at run time', policy(`${EXTENSION_POLICY}; worker-src blob:`), 'worker-src blob:'],
  ['a policy for other pages', { content_security_policy: { sandbox: '' } }, 'a content policy for sandbox'],
])('refuses %s', async (_, change, problem) => {
  const problems = manifestProblems({ ...(await manifestFor('chrome')), ...change }, false);
  expect(problems.join('\n')).toContain(problem);
});

const META = `<meta http-equiv="Content-Security-Policy" content="connect-src 'none'">`;

it('accepts a built page with escaped quotes', () => {
  expect(pageProblems(`${META.replaceAll("'none'", '&#39;none&#39;')}<script src="/a.js"></script>`)).toEqual([]);
});

it.each([
  ['a page without our policy', '<script src="/a.js"></script>', 'does not forbid requests before its first script'],
  ['a policy after the first script', `<script src="/a.js"></script>${META}`, 'does not forbid requests'],
  ['a style attribute', `${META}<link href="/a.css"><b style="color: red">`, 'has styles'],
  ['an inline script', `${META}<script>run()</script>`, 'has a script'],
  ['a handler', `${META}<link href="/a.css"><b onclick="run()">`, 'has a script'],
  ['a script from elsewhere', `${META}<script src="https://a.example/a.js"></script>`, 'loads from another origin'],
])('refuses %s', (_, html, problem) => {
  expect(pageProblems(html).join('\n')).toContain(problem);
});
