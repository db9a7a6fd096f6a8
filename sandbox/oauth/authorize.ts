import { type OAuthDeps, page } from './answers';
import { secret } from './sessions';

const escaped = (text: string) => text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);

/**
 * The page of consent. Errors in client or redirect address are shown on the page, because an unverified address must
 * receive nothing; everything else is sent back to the application.
 */
export function answerAuthorize(url: URL, deps: OAuthDeps): Response {
  const { world, settings, knowsClient } = deps;
  const query = url.searchParams;
  const client = query.get('client_id') ?? '';
  const redirect = query.get('redirect_uri') ?? '';
  if (!knowsClient(client)) return page(401, 'Unknown application', '<p>No application has this client id.</p>');
  if (!settings.redirects.includes(redirect)) {
    return page(
      400,
      'Wrong redirect address',
      `<p>The application does not list <code>${escaped(redirect)}</code>.</p>`,
    );
  }
  const state = query.get('state');
  const back = (values: Record<string, string>) => {
    const target = new URL(redirect);
    for (const [name, value] of Object.entries(values)) target.searchParams.set(name, value);
    if (state !== null) target.searchParams.set('state', settings.answer === 'wrong-state' ? 'another' : state);
    return new Response(null, { status: 302, headers: { location: target.href, 'cache-control': 'no-store' } });
  };
  const wrong = (description: string) => back({ error: 'invalid_request', error_description: description });
  const challenge = query.get('code_challenge') ?? '';
  if (query.get('response_type') !== 'code') return back({ error: 'unsupported_response_type' });
  if (state === null) return wrong('state is missing');
  if (query.get('code_challenge_method') !== 'S256') return wrong('code_challenge_method must be S256');
  if (!/^[\w-]{43}$/.test(challenge)) return wrong('code_challenge is not a SHA-256');
  const denied = () => back({ error: 'access_denied', error_description: 'The person said no' });
  const chosen = query.get('sandbox_person');
  if (chosen === '' || settings.answer === 'deny') return denied();
  if (chosen === null && settings.answer === 'ask') {
    const link = (name: string) => {
      const next = new URL(url);
      next.searchParams.set('sandbox_person', name);
      return escaped(`${next.pathname}${next.search}`);
    };
    const people = world.people.map(({ username }) => `<li><a href="${link(username)}">${escaped(username)}</a></li>`);
    return page(200, 'Sign in to the sandbox as', `<ul>${people.join('')}</ul><p><a href="${link('')}">Cancel</a></p>`);
  }
  const person = world.person(chosen ?? settings.as);
  if (!person) return page(404, 'Nobody', `<p>Nobody is called ${escaped(chosen ?? settings.as)}.</p>`);
  return back({ code: grantCode(person.slug, { client, redirect, challenge }, deps) });
}

/** Issues a code for a person who has agreed. */
function grantCode(
  person: string,
  { client, redirect, challenge }: { client: string; redirect: string; challenge: string },
  { sessions, clock, settings }: OAuthDeps,
): string {
  const code = secret('code');
  const expiresAt = clock() + settings.codeSeconds * 1000;
  sessions.grants.set(code, { user: person, client, redirect, challenge, expiresAt, used: false });
  return code;
}
