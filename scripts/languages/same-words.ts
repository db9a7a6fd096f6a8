const NAMES = ['popup_title', 'many_placeholder'];

/** Keys, on keyboards that print them in English. */
const KEYS = ['key_home', 'key_end', 'key_enter', 'key_escape'];

/** Texts that are the same as in English, by language: names, and words shared with or borrowed from English. */
export const SAME_WORDS: Readonly<Record<string, readonly string[]>> = {
  ar: [...NAMES, ...KEYS, 'extName'],
  de: [
    ...NAMES,
    'key_enter',
    'key_escape',
    'preset_normal',
    'many_state_person',
    'filters_level_feed',
    'pictures_feed',
    'look_size_normal',
    'sentence_specials',
    'extName',
    'account_origin',
    'health_stream_state',
    'news_version',
    'toolbar_popup',
    'toolbar_sidebar',
  ],
  es: [
    ...NAMES,
    'key_escape',
    'extName',
    'account_field',
    'preset_normal',
    'filters_level_feed',
    'pictures_feed',
    'look_size_normal',
    'spoilers_title',
  ],
  fr: [
    ...NAMES,
    'a11y_sections',
    'filter_actions',
    'filter_types',
    'options_notifications',
    'preset_normal',
    'filters_minutes',
    'snooze_quarter',
    'notifications_at_once_some',
    'notifications_images',
    'spoilers_title',
    'extName',
    'account_field',
    'conditions_title',
    'health_state_ok',
    'news_version',
    'toolbar_popup',
    'toolbar_sidebar',
  ],
  ja: [...NAMES, ...KEYS, 'extName', 'account_field'],
};
