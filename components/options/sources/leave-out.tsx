import type { SectionProps } from '@/components/options/props';
import { useText } from '@/components/page/use-text';
import type { FollowingSource } from '@/utils/sources/source';

interface LeaveOutProps extends Pick<SectionProps, 'streams' | 'send' | 'autosave'> {
  source: FollowingSource;
}

/** Excludes people from "everyone I follow". New ones are included automatically. */
export function LeaveOut({ source, streams, send, autosave }: LeaveOutProps) {
  const text = useText();
  const { except } = source;
  const found = streams.find(({ key }) => key === 'follows')?.cursor?.people;
  const people = Array.isArray(found) ? (found as { slug: string; username: string; name?: string }[]) : [];
  const known = new Set(people.map(({ slug }) => slug));
  const gone = except.filter((slug) => !known.has(slug)).map((slug) => ({ slug, username: slug, name: undefined }));
  const all = [...people, ...gone].sort((a, b) =>
    (a.name || a.username).localeCompare(b.name || b.username, text.locale),
  );
  const set = (slug: string, watch: boolean) => {
    // Sends only this person: the page's list of the others may be out of date.
    void autosave(
      () => send('leaveOut', { slug, out: !watch }),
      () => send('leaveOut', { slug, out: watch }),
    );
  };
  return (
    <fieldset class="panel form leave-out">
      <legend>
        <h2>{text('following_who')}</h2>
      </legend>
      <p class="hint">{text(all.length > 0 ? 'following_who_hint' : 'following_who_none')}</p>
      <ul class="leave-out-list">
        {all.map(({ slug, username, name }) => (
          <li key={slug}>
            <label>
              <input
                type="checkbox"
                checked={!except.includes(slug)}
                onChange={({ currentTarget }) => set(slug, currentTarget.checked)}
              />
              <bdi>{name || username}</bdi>
            </label>
          </li>
        ))}
      </ul>
    </fieldset>
  );
}
