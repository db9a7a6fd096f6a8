import type { MessageKey } from '@/utils/lib/text';
import type { TextSize, Theme } from '@/utils/settings/settings';

export const THEME_WORDS = {
  system: ['look_theme_system', 'look_theme_system_hint'],
  light: ['look_theme_light', 'look_theme_light_hint'],
  dark: ['look_theme_dark', 'look_theme_dark_hint'],
} as const satisfies Record<Theme, readonly [words: MessageKey, hint: MessageKey]>;

export const SIZE_WORDS = {
  normal: 'look_size_normal',
  large: 'look_size_large',
  larger: 'look_size_larger',
} as const satisfies Record<TextSize, MessageKey>;
