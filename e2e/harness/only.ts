/** Files that the other browser leaves out, and why. */
export const CHROMIUM_ONLY = {
  'e2e/demo.test.ts': '`npm start` opens Chromium.',
  'e2e/poller.test.ts': 'Firefox forgets an extension that was installed for a test when it ends.',
  'e2e/packed-install.test.ts': 'Firefox installs a packed extension only with a signature.',
  'e2e/lost-store.test.ts': 'Firefox forgets an extension that was installed for a test when it ends.',
  'e2e/made-up-language.test.ts': 'Both browsers draw the same pages with texts from the same messages.',
  'e2e/fonts.test.ts': 'Only Chromium says which font it drew with.',
  'e2e/account.test.ts':
    'Looks for tokens in the heap and in the files of the profile, which are not those of Firefox.',
};

export const FIREFOX_ONLY = {
  'e2e/firefox.test.ts': 'What only Firefox has.',
  'e2e/toolbar-popup.test.ts':
    'Only Firefox sizes the popup by its content, and lets the real one be opened and measured.',
};
