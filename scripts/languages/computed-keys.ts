/**
 * Keys that are not literals in the code: pattern -> where they are built. The compiler checks there that a key exists,
 * except for the first two.
 */
export const COMPUTED_KEYS: Readonly<Record<string, string>> = {
  'file_\\w+': 'utils/settings: messages of the schema travel as data',
  'change_\\w+': 'utils/settings/file/describe: lines of the preview travel as data, one for each preference',
  'sentence_\\w+_many': 'utils/activity/sentence: several people instead of one',
  'sentence_(scrobble|checkin|seen|collection|rating|watchlist|shout|review|created|item_added)':
    'utils/activity/wording: by the name of the action',
  'sentence_(reply|asked|accepted|followed|comment_like|reaction|list_like|list_comment)(_review)?':
    'utils/activity/wording: by the name of the action, and for a review',
  'tally_\\w+': 'components/words/tally-words: by the name of the counter',
};
