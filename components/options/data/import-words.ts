import { ACTION_WORDS, LEVEL_WORDS, TYPE_WORDS } from '@/components/words/rule-words';
import { ACTIONS, TYPES } from '@/utils/activity/activity';
import type { MessageKey, Text } from '@/utils/lib/text';
import { LEVELS } from '@/utils/rules/rule';
import type { SettingsChange, SettingsProblem } from '@/utils/settings/file/findings';

/**
 * One line of the preview of an import. The values of a rule are the words of the file and are translated here; other
 * values are names. An empty one stands for everyone followed, who have no name.
 */
export function changeWords(text: Text, { message, values }: SettingsChange): string {
  const words = values.map((value) =>
    message === 'change_rule' ? ruleWord(text, value) : value || text('sources_kind_following'),
  );
  return text(message as MessageKey, ...words) || [message, ...values].join(' ');
}

export function problemWords(text: Text, { message, values }: SettingsProblem): string {
  return text(message as MessageKey, ...values) || [message, ...values].join(' ');
}

function ruleWord(text: Text, value: string): string {
  const type = TYPES.find((each) => each === value);
  if (type) return text(TYPE_WORDS[type]);
  const action = ACTIONS.find((each) => each === value);
  if (action) return text(ACTION_WORDS[action]);
  const level = LEVELS.find((each) => each === value);
  if (level) return text(LEVEL_WORDS[level]);
  return value === 'default' ? text('filters_level_default') : value;
}
