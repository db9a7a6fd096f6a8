import { useEffect, useRef, useState } from 'preact/hooks';
import { useAvatars } from '@/components/options/sources/use-avatars';
import type { StoreReader } from '@/components/page/connect-store';
import type { ToastContent } from '@/components/page/toasts';
import { useKeptFocus } from '@/components/page/use-kept-focus';
import { useText } from '@/components/page/use-text';
import { Avatar } from '@/components/ui/avatar';
import { ErrorNote } from '@/components/ui/error-note';
import { folded } from '@/utils/activity/search-words';
import type { FoundPerson } from '@/utils/messaging/protocol';
import type { SendError, send } from '@/utils/messaging/send';
import type { Source } from '@/utils/sources/source';

interface PickFollowingProps {
  send: typeof send;
  showToast: (toast: ToastContent) => void;
  read: StoreReader;
  now: number;
  sources: readonly Source[];
}

/** A search field appears from this many people on. */
const MIN_SEARCH_PEOPLE = 9;

/** Everyone the person follows as a list with faces, all checked: to watch some of them, or everyone from now on. */
export function PickFollowing({ send, showToast, read, now, sources }: PickFollowingProps) {
  const text = useText();
  const [people, setPeople] = useState<readonly FoundPerson[] | null>(null);
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const [query, setQuery] = useState('');
  const [busy, setBusy] = useState(false);
  const [hasAdded, setHasAdded] = useState(false);
  const [error, setError] = useState<SendError | null>(null);
  const avatars = useAvatars(read, people?.map(({ slug }) => slug) ?? []);
  const watched = new Set(sources.map(({ id }) => id));
  useEffect(() => {
    let current = true;
    send('people', { circle: 'following' }).then((reply) => {
      if (!current) return;
      if (reply.ok) setPeople(reply.people);
      else setError(reply.error);
    });
    return () => {
      current = false;
    };
  }, [send]);

  const open = (people ?? []).filter(({ slug }) => !watched.has(`user:${slug}`));
  const chosen = open.filter(({ slug }) => !left.has(slug));
  const shown = open.filter(({ name, username }) => folded(`${name ?? ''} ${username}`).includes(folded(query.trim())));
  const place = useRef<HTMLDivElement>(null);
  // The button goes when those who were chosen are added.
  useKeptFocus(place, hasAdded && chosen.length === 0);
  const toggle = (slug: string) =>
    setLeft((old) => new Set(old.has(slug) ? [...old].filter((each) => each !== slug) : [...old, slug]));
  const run = async (work: () => Promise<SendError | null>) => {
    if (busy) return;
    setBusy(true);
    setError(null);
    const failed = await work();
    setBusy(false);
    setError(failed);
  };
  const watchChosen = async () => {
    const added: string[] = [];
    let failed: SendError | null = null;
    for (const found of chosen) {
      const reply = await send('addUser', { text: found.slug, found });
      if (reply.ok) added.push(reply.source.id);
      else failed = reply.error;
      if (failed) break;
    }
    setHasAdded(added.length > 0);
    if (added.length > 0)
      showToast({
        words: text.plural('many_added', added.length),
        undo: async () => {
          for (const id of added) await send('removeSource', { id });
        },
      });
    return failed;
  };
  const watchEveryone = async () => {
    const reply = await send('addFollowing');
    if (!reply.ok) return reply.error;
    const { id } = reply.source;
    showToast({ words: text.plural('following_added', reply.people), undo: () => void send('removeSource', { id }) });
    return null;
  };
  return (
    <div class="add-form" ref={place} tabIndex={-1}>
      {people && people.length >= MIN_SEARCH_PEOPLE && (
        <input
          class="field"
          type="search"
          aria-label={text('sources_find')}
          placeholder={text('sources_find')}
          value={query}
          onInput={({ currentTarget }) => setQuery(currentTarget.value)}
        />
      )}
      {open.length > 0 && (
        <ul class="many-lines pick" aria-label={text('following_who')}>
          {shown.map(({ slug, username, name }) => (
            <li key={slug}>
              <label>
                <input type="checkbox" checked={!left.has(slug)} onChange={() => toggle(slug)} />
                <Avatar name={name || username} seed={slug} picture={avatars.get(slug)} />
                <bdi class="many-name">{name || username}</bdi> <span class="source-slug">{username}</span>
              </label>
            </li>
          ))}
        </ul>
      )}
      <p role="status" class="hint">
        {people === null && !error && text('sources_looking')}
        {people !== null && open.length === 0 && text('following_nobody')}
      </p>
      <div class="actions">
        {chosen.length > 0 && (
          <button type="button" class="button primary" aria-disabled={busy} onClick={() => void run(watchChosen)}>
            {text.plural('pick_watch', chosen.length)}
          </button>
        )}
        {!watched.has('following') && people !== null && (
          <button type="button" class="button" aria-disabled={busy} onClick={() => void run(watchEveryone)}>
            {text('pick_everyone')}
          </button>
        )}
      </div>
      <div aria-live="polite">{error && <ErrorNote error={error} now={now} v1={false} />}</div>
    </div>
  );
}
