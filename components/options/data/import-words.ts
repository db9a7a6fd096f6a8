import { ACTION_WORDS, LEVEL_WORDS, TYPE_WORDS } from '@/components/words/rule-words';
import { own } from '@/utils/lib/own';
import type { MessageKey, Text } from '@/utils/lib/text';
import { LEVELS } from '@/utils/rules/rule';
import { ABOUT_ME } from '@/utils/settings/file/describe';
import type { SettingsChange, SettingsProblem } from '@/utils/settings/file/findings';

/**
 * One line of the preview of an import. The values of a rule are the words of the file and are translated here; other
 * values are names. An empty one stands for everyone followed, who have no name.
 */
export function changeWords(text: Text, { message, values }: SettingsChange): string {
  const nameOf = (value: string) =>
    value === ABOUT_ME ? text('sources_kind_me') : value || text('sources_kind_following');
  const words = values.map((value) => (message === 'change_rule' ? ruleWord(text, value) : nameOf(value)));
  return text(message as MessageKey, ...words) || [message, ...values].join(' ');
}

export function problemWords(text: Text, { message, values }: SettingsProblem): string {
  return text(message as MessageKey, ...values) || [message, ...values].join(' ');
}

function ruleWord(text: Text, value: string): string {
  const key = own<MessageKey>(TYPE_WORDS, value) ?? own<MessageKey>(ACTION_WORDS, value);
  if (key) return text(key);
  const level = LEVELS.find((each) => each === value);
  if (level) return text(LEVEL_WORDS[level]);
  return value === 'default' ? text('filters_level_default') : value;
}
