import { useRef } from 'preact/hooks';
import type { SectionProps } from '@/components/options/props';
import { AddSource } from '@/components/options/sources/add-source';
import { useAccount } from '@/components/page/use-account';
import { useKeptFocus } from '@/components/page/use-kept-focus';
import { useText } from '@/components/page/use-text';
import { Icon } from '@/components/ui/icon';
import { DONE, KEY } from '@/components/ui/more-icons';
import { StartDemo } from '@/components/ui/start-demo';
import { sourceTitle } from '@/components/words/source-title';
import { serverKey } from '@/utils/server/connection';
import { isDemo } from '@/utils/server/demo';
import { SignInStart } from './sign-in-start';

/** Adds the first person or show; before that the Client ID, if the build has none. */
export function FirstPersonStep(props: SectionProps) {
  const { env, settings, send, showToast, now } = props;
  const text = useText();
  const v1 = env.protocol === 'v1';
  const hasKey = env.clientId !== null || settings.clientIds[env.apiOrigin] !== undefined;
  const [first] = settings.sources;
  const note = useRef<HTMLParagraphElement>(null);
  useKeptFocus(note, first !== undefined);
  // People who began with a name may still want the people they follow.
  const mayEnter = useAccount(serverKey(env)) === null && !v1 && hasKey && !isDemo(env);
  if (first) {
    const others = settings.sources.length - 1;
    const name = sourceTitle(text, first);
    return (
      <p class="note good" tabIndex={-1} ref={note}>
        <Icon path={DONE} />
        <span>
          {others > 0 ? text.plural('welcome_watched_more', others, name) : text('welcome_watched', name)}{' '}
          <a href="#sources">{text('welcome_more')}</a>
        </span>
        {mayEnter && (
          <a class="button" href="#account">
            {text('start_sign_in')}
          </a>
        )}
      </p>
    );
  }
  const demo = (
    <div class="welcome-demo">
      <p class="hint">{text('demo_start_hint')}</p>
      <StartDemo show now={now} />
    </div>
  );
  if (!hasKey) {
    return (
      <>
        <div class="note lamp">
          <Icon path={KEY} />
          <div>
            <p>{text(v1 ? 'welcome_key_v1' : 'welcome_key')}</p>
            <p>
              <a class="button primary" href="#account">
                {text(v1 ? 'welcome_key_go_v1' : 'welcome_key_go')}
              </a>
            </p>
          </div>
        </div>
        {demo}
      </>
    );
  }
  return (
    <>
      <div class="start-ways">
        {/* Protocol v1 has no list of people one follows. */}
        {!v1 && <SignInStart {...props} />}
        <div class="start-way">
          <h3>{text('start_add')}</h3>
          <p class="hint">{text('welcome_person_hint')}</p>
          <AddSource send={send} showToast={showToast} now={now} v1={v1} sources={settings.sources} />
        </div>
      </div>
      {demo}
    </>
  );
}
