import type { SectionProps } from '@/components/options/props';
import { Section } from '@/components/options/section';
import { useAvatars } from '@/components/options/sources/use-avatars';
import { useAccount, useSignedIn } from '@/components/page/use-account';
import { useText } from '@/components/page/use-text';
import { StartDemo } from '@/components/ui/start-demo';
import { sourceTitle } from '@/components/words/source-title';
import { sourcesCount } from '@/components/words/sources-count';
import { serverKey } from '@/utils/server/connection';
import { spoilerContextOf } from '@/utils/settings/spoiler-context';
import type { Source } from '@/utils/sources/source';
import { AboutYouPanel } from './about-you-panel';
import { AddSource } from './add-source';
import { type Seasons, seasonsWords } from './season-choice';
import { noActivity } from './source-activity';
import { SourceList } from './source-list';
import { muteOfSource } from './source-mute';
import { SourceGone, SourcePage } from './source-page';
import { useSourceActivities } from './use-source-activities';

/** The list of people and shows: add, pause, remove, and see their state. */
export function SourcesSection(props: SectionProps) {
  const { detail, env, settings, streams, now, read, send, showToast, autosave, failed } = props;
  const text = useText();
  const v1 = env.protocol === 'v1';
  const signedIn = useSignedIn(env);
  const ended = useAccount(serverKey(env))?.state === 'ended';
  const avatars = useAvatars(
    read,
    settings.sources.flatMap((source) => (source.kind === 'user' ? [source.id.slice('user:'.length)] : [])),
  );

  const activities = useSourceActivities(read, settings.sources, streams);
  const spoilerContext = spoilerContextOf(settings);

  const restore = async (removed: { source: Source; server: string; index: number }) => {
    const { source } = removed;
    const reply = await send('restoreSource', removed);
    if (!reply.ok) {
      failed(reply.error);
      return false;
    }
    showToast({ words: text('sources_restored', sourceTitle(text, source)) });
  };
  const remove = async (id: string) => {
    const reply = await send('removeSource', { id });
    if (!reply.ok) return failed(reply.error);
    const { source, server, index } = reply;
    showToast({
      words: text('sources_removed', sourceTitle(text, source)),
      undo: () => restore({ source, server, index }),
    });
    // Without scrolling, so that the pointer stays over the same place.
    document.getElementById('list-title')?.focus({ preventScroll: true });
  };
  const pause = (id: string, paused: boolean) =>
    autosave(
      () => send('pauseSource', { id, paused }),
      () => send('pauseSource', { id, paused: !paused }),
    );

  const changeSeasons = async (id: string, seasons: Seasons, back?: Seasons) => {
    const reply = await send('changeSeasons', { id, seasons });
    if (!reply.ok) return failed(reply.error);
    showToast({
      words: text('sources_seasons_changed', sourceTitle(text, reply.source), seasonsWords(text, seasons)),
      undo: back && (() => void changeSeasons(id, back)),
    });
  };
  const actionsOf = ({ id, ...source }: Source) => ({
    onPause: (paused: boolean) => void pause(id, paused),
    onRemove: () => void remove(id),
    onSeasons: (seasons: Seasons) =>
      void changeSeasons(id, seasons, source.kind === 'show' ? source.seasons : undefined),
  });
  const single = settings.sources.find(({ id }) => id === detail);
  if (single) {
    const row = {
      send,
      source: single,
      streams,
      allPaused: settings.paused,
      rules: settings.rules,
      signedIn,
      ended,
      avatar: avatars.get(single.id.slice('user:'.length)),
      mute: muteOfSource(single, settings.mutes, now),
      now,
      v1,
      activity: activities && (activities.get(single.id) ?? noActivity()),
      spoilerContext,
      ...actionsOf(single),
    };
    return <SourcePage {...props} source={single} row={row} />;
  }
  if (detail !== '') return <SourceGone />;
  const shows = settings.sources.filter(({ kind }) => kind === 'show').length;
  // Everyone followed is one entry, of an unknown number of people.
  const people = settings.sources.filter(({ kind }) => kind === 'user').length;

  return (
    <Section title={text('options_sources')} intro={text('sources_intro')}>
      <AddSource
        server={serverKey(env)}
        send={send}
        showToast={showToast}
        now={now}
        v1={v1}
        sources={settings.sources}
      />
      {!v1 && <AboutYouPanel {...props} signedIn={signedIn} onRemove={() => void remove('me')} />}
      <div class="list-head">
        <h2 id="list-title" tabIndex={-1}>
          {text('sources_list')}
        </h2>
        {people + shows > 0 && <p>{sourcesCount(text, { people, shows })}</p>}
      </div>
      {settings.sources.length === 0 ? (
        <div class="panel none">
          <h3>{text('sources_none_title')}</h3>
          <p>{text('sources_none_body')}</p>
          <p>
            <a href="#welcome">{text('sources_none_welcome')}</a>
          </p>
          <StartDemo show now={now} />
        </div>
      ) : (
        <SourceList
          send={send}
          sources={settings.sources}
          streams={streams}
          allPaused={settings.paused}
          rules={settings.rules}
          signedIn={signedIn}
          ended={ended}
          mutes={settings.mutes}
          avatars={avatars}
          activities={activities}
          spoilerContext={spoilerContext}
          now={now}
          v1={v1}
          actionsOf={actionsOf}
        />
      )}
    </Section>
  );
}
