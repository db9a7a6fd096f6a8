import type { StorageUse } from '@/components/options/data/use-storage-use';
import type { SectionProps } from '@/components/options/props';
import { useText } from '@/components/page/use-text';
import type { Retention } from '@/utils/settings/retention';

const KEEP_DAYS = [7, 30, 90, 180, 365, 730] as const;
const KEEP_ROWS = [1000, 5000, 10_000, 50_000, 100_000] as const;
const NO_LIMIT = '';
const UNITS = ['kilobyte', 'megabyte', 'gigabyte', 'terabyte'] as const;

/** "3.4 MB": decimal units (1 kB = 1,000 bytes), as operating systems and browsers count. */
function bytesWords(bytes: number, locale: string): string {
  const power = Math.min(UNITS.length, Math.max(1, Math.floor(Math.log10(Math.max(bytes, 1)) / 3)));
  const value = bytes / 1000 ** power;
  const unit = UNITS[power - 1] ?? 'kilobyte';
  const maximumFractionDigits = value < 10 ? 1 : 0;
  return new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'short', maximumFractionDigits }).format(
    value,
  );
}

/** Retention of the feed and storage in use. */
export function KeepPanel({ settings, send, autosave: carryOut, use }: SectionProps & { use: StorageUse | null }) {
  const text = useText();
  const { keep } = settings;
  const set = (change: Partial<Retention>) => {
    const to = (wanted: Retention) => () => send('setPreferences', { keep: wanted });
    void carryOut(to({ ...keep, ...change }), to(keep));
  };
  const choice = (
    field: keyof Retention,
    choices: readonly number[],
    label: string,
    words: (value: number) => string,
  ) => (
    <div class="pair">
      <label for={`keep-${field}`}>{label}</label>
      <select
        class="field narrow"
        id={`keep-${field}`}
        aria-describedby="keep-hint"
        value={keep[field] === null ? NO_LIMIT : String(keep[field])}
        onChange={({ currentTarget: { value } }) => set({ [field]: value === NO_LIMIT ? null : Number(value) })}
      >
        {[...new Set([...choices, ...(keep[field] === null ? [] : [keep[field]])])]
          .sort((a, b) => a - b)
          .map((each) => (
            <option key={each} value={String(each)}>
              {words(each)}
            </option>
          ))}
        <option value={NO_LIMIT}>{text('keep_no_limit')}</option>
      </select>
    </div>
  );
  return (
    <div class="panel form">
      <div>
        <h2>{text('keep_title')}</h2>
        <p class="hint" id="keep-hint">
          {text('keep_hint')}
        </p>
      </div>
      {choice('days', KEEP_DAYS, text('keep_days'), (days) => text.plural('keep_days_value', days))}
      {choice('rows', KEEP_ROWS, text('keep_rows'), (rows) => text.plural('keep_rows_value', rows))}
      {use && (
        <div class="meter">
          <p>{text.plural('keep_stored', use.cards)}</p>
          {use.used !== null && use.granted !== null && use.granted > 0 && (
            <label>
              {text('keep_used', bytesWords(use.used, text.locale), bytesWords(use.granted, text.locale))}
              <meter min={0} max={use.granted} high={use.granted * 0.8} value={use.used} />
            </label>
          )}
        </div>
      )}
    </div>
  );
}
