/** One problem in a settings file. `where` is a JSON path (`sources[2].username`) or `line 7, column 3`. */
export interface SettingsProblem {
  where: string;
  /** Message key and its values; the page renders the text. */
  message: string;
  values: string[];
  /** `error`: nothing is imported. `skipped`: only this part is left out. */
  severity: 'error' | 'skipped';
}

/** One line of the import's preview. */
export interface SettingsChange {
  message: string;
  values: string[];
}
