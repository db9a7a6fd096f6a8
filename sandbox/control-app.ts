import { Hono } from 'hono';
import type { Control } from './control';
import type { World } from './world';

/** What the control address reports of the world, without its log. */
function describeWorld(world: World) {
  return {
    people: world.people.map(({ username, slug, name, private: hidden }) => ({
      username,
      slug,
      name,
      private: hidden,
      events: world.eventsOf(slug).length,
    })),
    shows: world.shows.map(({ title, year, ids, seasons }) => ({
      title,
      year,
      ids,
      seasons: seasons.map(({ number, episodes }) => ({ number, episodes: episodes.length })),
    })),
    movies: world.movies.map(({ title, year, ids }) => ({ title, year, ids })),
    events: world.log.length,
  };
}

/** The control address, `/sandbox/*`: {@link Control} over HTTP, described in sandbox/README.md. */
export function createControlApp(control: Control, world: World): Hono {
  const app = new Hono().basePath('/sandbox');
  const body = async <T>(request: Request): Promise<T> => (await request.json()) as T;
  app.onError((error, c) => c.json({ error: error.message }, 400));
  app.notFound((c) => c.json({ error: `No such control: ${c.req.method} ${c.req.path}` }, 404));
  app.get('/world', (c) => c.json(describeWorld(world)));
  app.get('/events', (c) => c.json(world.log.slice(-(Number(c.req.query('last')) || 100))));
  app.post('/events', async (c) => {
    const sent = await body<Parameters<Control['event']>[0] | Parameters<Control['event']>[0][]>(c.req.raw);
    return c.json(Array.isArray(sent) ? sent.map((event) => control.event(event)) : control.event(sent), 201);
  });
  app.post('/social', async (c) => {
    const sent = await body<Parameters<Control['social']>[0] | Parameters<Control['social']>[0][]>(c.req.raw);
    return c.json(Array.isArray(sent) ? sent.map((event) => control.social(event)) : control.social(sent), 201);
  });
  app.get('/clock', (c) => c.json({ now: control.clock({}) }));
  app.post('/clock', async (c) => c.json({ now: control.clock(await body(c.req.raw)) }));
  app.get('/faults', (c) => c.json(control.faults()));
  app.post('/faults', async (c) => c.json(control.fault(await body(c.req.raw)), 201));
  app.delete('/faults', (c) => {
    control.clearFaults();
    return c.body(null, 204);
  });
  app.get('/requests', (c) => c.json(control.requests()));
  app.delete('/requests', (c) => {
    control.clearRequests();
    return c.body(null, 204);
  });
  app.post('/people', async (c) => c.json(control.addPerson(await body(c.req.raw)), 201));
  app.patch('/people/:name', async (c) => c.json(control.changePerson(c.req.param('name'), await body(c.req.raw))));
  app.put('/people/:name/following/:other', (c) => {
    control.follow(c.req.param('name'), c.req.param('other'));
    return c.body(null, 204);
  });
  app.delete('/people/:name/following/:other', (c) => {
    control.unfollow(c.req.param('name'), c.req.param('other'));
    return c.body(null, 204);
  });
  app.post('/rate-limit', async (c) => c.json(control.rateLimit(await body(c.req.raw))));
  app.post('/client-ids', async (c) => {
    control.clientIds(await body<string[]>(c.req.raw));
    return c.body(null, 204);
  });
  app.post('/tokens', async (c) =>
    c.json({ token: control.token((await body<{ user: string }>(c.req.raw)).user) }, 201),
  );
  app.get('/sessions', (c) => c.json(control.sessions()));
  app.delete('/sessions', (c) => {
    control.signOut();
    return c.body(null, 204);
  });
  app.post('/settings', async (c) => c.json(control.settings(await body(c.req.raw))));
  return app;
}
