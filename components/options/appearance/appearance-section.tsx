import { preferenceKeeper } from '@/components/options/preferences';
import type { SectionProps } from '@/components/options/props';
import { Section } from '@/components/options/section';
import { useText } from '@/components/page/use-text';
import { Choices } from '@/components/ui/choices';
import { Segments } from '@/components/ui/segments';
import { SwitchRow } from '@/components/ui/switch-row';
import type { MessageKey } from '@/utils/lib/text';
import { TEXT_SIZES, type TextSize, THEMES, type Theme } from '@/utils/settings/settings';
import { ToolbarPanel } from './toolbar-panel';

const THEME_WORDS = {
  system: 'look_theme_system',
  light: 'look_theme_light',
  dark: 'look_theme_dark',
} as const satisfies Record<Theme, MessageKey>;

const SIZE_WORDS = {
  normal: 'look_size_normal',
  large: 'look_size_large',
  larger: 'look_size_larger',
} as const satisfies Record<TextSize, MessageKey>;

/** Theme, text size and contrast. A change shows at once in all open pages. */
export function AppearanceSection(props: SectionProps) {
  const text = useText();
  const set = preferenceKeeper(props);
  const { theme, textSize, contrast } = props.settings;
  return (
    <Section title={text('options_appearance')} intro={text('look_intro')}>
      <div class="panel form">
        <h2>{text('look_theme')}</h2>
        <Choices
          legend={text('look_theme')}
          as="cards"
          options={THEMES.map((value) => ({
            value,
            words: text(THEME_WORDS[value]),
            picture: <ThemePicture theme={value} />,
          }))}
          value={theme}
          onChange={(value) => void set({ theme: value })}
        />
      </div>
      <div class="panel form">
        <div class="pair">
          <h2>{text('look_size')}</h2>
          <Segments
            legend={text('look_size')}
            options={TEXT_SIZES.map((value) => ({ value, words: text(SIZE_WORDS[value]) }))}
            value={textSize}
            onChange={(value) => void set({ textSize: value })}
          />
        </div>
        <SwitchRow
          label={text('look_contrast')}
          hint={text('look_contrast_hint')}
          checked={contrast === 'more'}
          onChange={(more) => void set({ contrast: more ? 'more' : 'system' })}
        />
        <p class="hint rest">{text('look_motion')}</p>
      </div>
      <ToolbarPanel {...props} />
    </Section>
  );
}

/** A feed row in the colors of a theme. */
function ThemePicture({ theme }: { theme: (typeof THEMES)[number] }) {
  return (
    <i class="theme-picture" data-picture={theme} aria-hidden="true">
      <i class="theme-half day">
        <b />
        <u />
        <s />
      </i>
      <i class="theme-half night">
        <b />
        <u />
        <s />
      </i>
    </i>
  );
}
