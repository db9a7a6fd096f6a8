import type { SectionProps } from '@/components/options/props';
import { useText } from '@/components/page/use-text';
import { Choices } from '@/components/ui/choices';
import type { MessageKey } from '@/utils/lib/text';
import { PRESETS, type Preset, presetOf, rulesOf } from '@/utils/rules/preset';
import { PresetExample } from './preset-example';

const WORDS = {
  quiet: ['preset_quiet', 'preset_quiet_hint'],
  normal: ['preset_normal', 'preset_normal_hint'],
  everything: ['preset_everything', 'preset_everything_hint'],
} as const satisfies Record<Preset, readonly [words: MessageKey, hint: MessageKey]>;

/** Chooses one of three presets: what triggers a notification. */
export function PresetChoice({ settings, send, autosave }: Pick<SectionProps, 'settings' | 'send' | 'autosave'>) {
  const text = useText();
  const { rules, spoilers } = settings;
  const preset = presetOf(rules);
  return (
    <Choices
      legend={text('welcome_preset')}
      as="cards"
      options={PRESETS.map((value) => ({
        value,
        words: text(WORDS[value][0]),
        hint: text(WORDS[value][1]),
        picture: <PresetExample preset={value} spoilers={spoilers} />,
      }))}
      value={preset}
      onChange={(value) =>
        void autosave(
          () => send('setRules', { rules: rulesOf(value) }),
          () => send('setRules', { rules }),
        )
      }
    />
  );
}
