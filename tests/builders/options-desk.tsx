import { type FunctionComponent, render } from 'preact';
import { act } from 'preact/test-utils';
import { createAutosave } from '@/components/options/autosave';
import type { SectionProps } from '@/components/options/props';
import type { ToastContent } from '@/components/page/toasts';
import { TextContext } from '@/components/page/use-text';
import { text } from '@/tests/builders/text';
import type { ProtocolMap } from '@/utils/messaging/protocol';
import type { send } from '@/utils/messaging/send';
import {
  withMute,
  withoutMute,
  withPreferences,
  withRules,
  withShowSpoilers,
  withSnooze,
  withSourceConditions,
  withSourceRules,
} from '@/utils/settings/changes';
import { DEFAULT_SETTINGS, type Settings } from '@/utils/settings/settings';

const WORDS = { saved: 'Saved', undone: 'Undone', change: 'Section' };
type Data<K extends keyof ProtocolMap> = Parameters<ProtocolMap[K]>[0];

/** The text of an element that is read aloud. */
function heard(element: Element): string {
  const copy = element.cloneNode(true) as Element;
  for (const each of copy.querySelectorAll('[aria-hidden="true"]')) each.remove();
  return copy.textContent ?? '';
}

/** A section over a background that stores settings; the page follows their changes as in the browser. */
export class OptionsDesk {
  settings: Settings;
  readonly shown: ToastContent[] = [];
  readonly failures: string[] = [];
  /** Replies to commands that change no settings; a value or a function. */
  replies: Partial<Record<keyof ProtocolMap, unknown>> = {};

  constructor(
    private readonly View: FunctionComponent<SectionProps>,
    private readonly props: Partial<SectionProps> = {},
    change: Partial<Settings> = {},
  ) {
    this.settings = { ...DEFAULT_SETTINGS, ...change };
    this.draw();
  }

  private readonly changes: { [K in keyof ProtocolMap]?: (before: Settings, data: never) => Settings } = {
    setRules: (before, { rules }: Data<'setRules'>) => withRules(before, rules),
    setSourceRules: (before, { id, rules }: Data<'setSourceRules'>) => withSourceRules(before, id, rules),
    setSourceConditions: (before, { id, conditions }: Data<'setSourceConditions'>) =>
      withSourceConditions(before, id, conditions),
    setShowSpoilers: (before, { id, spoilers }: Data<'setShowSpoilers'>) => withShowSpoilers(before, id, spoilers),
    setPreferences: (before, change: Data<'setPreferences'>) => withPreferences(before, change),
    mute: (before, mute: Data<'mute'>) => withMute(before, mute, this.props.now ?? 0),
    unmute: (before, mute: Data<'unmute'>) => withoutMute(before, mute),
    snooze: (before, { until }: Data<'snooze'>) => withSnooze(before, until),
  };

  private readonly send = (async (command: keyof ProtocolMap, data: never) => {
    const change = this.changes[command];
    if (!change) {
      const reply = this.replies[command] ?? { ok: false, error: { kind: 'no-answer' } };
      return typeof reply === 'function' ? reply(data) : reply;
    }
    this.settings = change(this.settings, data);
    this.draw();
    return { ok: true };
  }) as typeof send;

  private draw(): void {
    const { View } = this;
    const failed: SectionProps['failed'] = ({ kind }) => void this.failures.push(kind);
    act(() =>
      render(
        <TextContext.Provider value={text}>
          <View
            env={{ protocol: 'v2', apiOrigin: 'https://api.trakt.tv', authOrigin: '', clientId: 'build' }}
            detail=""
            streams={[]}
            now={0}
            read={async () => ({ ok: false, error: { kind: 'store', reason: 'unavailable' } })}
            send={this.send}
            showToast={(toast) => this.shown.push(toast)}
            autosave={createAutosave((toast) => this.shown.push(toast), failed, WORDS)}
            failed={failed}
            {...this.props}
            settings={this.settings}
          />
        </TextContext.Provider>,
        document.body,
      ),
    );
  }

  /** A control by its accessible name: label or text. */
  control<E extends HTMLElement = HTMLInputElement>(name: string): E {
    const labelled = [...document.querySelectorAll('label')].find((label) => heard(label).startsWith(name));
    const found =
      document.querySelector<E>(`[aria-label="${CSS.escape(name)}"]`) ??
      (labelled?.control as unknown as E | null | undefined) ??
      labelled?.querySelector<E>('input, select') ??
      [...document.querySelectorAll<E>('button, a')].find((each) => each.textContent === name);
    if (!found) throw new Error(`There is no "${name}" among ${document.body.textContent}`);
    return found;
  }

  async press(name: string): Promise<void> {
    await act(async () => this.control(name).click());
  }

  async choose(name: string, value: string): Promise<void> {
    await act(async () => {
      const field = this.control<HTMLInputElement>(name);
      field.value = value;
      field.dispatchEvent(new Event('change', { bubbles: true }));
    });
  }

  async undo(): Promise<void> {
    await act(async () => void (await this.shown.at(-1)?.undo?.()));
  }
}
