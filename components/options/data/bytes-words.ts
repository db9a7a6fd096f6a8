const UNITS = ['kilobyte', 'megabyte', 'gigabyte', 'terabyte'] as const;

/** "3.4 MB": decimal units (1 kB = 1,000 bytes), as operating systems and browsers count. */
export function bytesWords(bytes: number, locale: string): string {
  const power = Math.min(UNITS.length, Math.max(1, Math.floor(Math.log10(Math.max(bytes, 1)) / 3)));
  const value = bytes / 1000 ** power;
  const unit = UNITS[power - 1] ?? 'kilobyte';
  const maximumFractionDigits = value < 10 ? 1 : 0;
  return new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'short', maximumFractionDigits }).format(
    value,
  );
}
