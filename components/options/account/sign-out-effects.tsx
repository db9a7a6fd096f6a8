import type { SectionProps } from '@/components/options/props';
import { useText } from '@/components/page/use-text';

/** Says before signing out what will stop then: everyone followed, and private profiles. */
export function SignOutEffects({ settings, streams }: Pick<SectionProps, 'settings' | 'streams'>) {
  const text = useText();
  const following = settings.sources.find((source) => source.kind === 'following');
  const people = streams.find(({ key }) => key === 'follows')?.cursor?.people;
  const except = following?.except ?? [];
  const count = Array.isArray(people)
    ? people.filter(({ slug }: { slug: string }) => !except.includes(slug)).length
    : null;
  if (!following) return <p class="hint">{text('signin_out_stops_private')}</p>;
  return (
    <p class="hint">
      {count === null ? text('signin_out_stops_following') : text.plural('signin_out_stops_people', count)}
    </p>
  );
}
