/** Regions with weeks that do not begin on Monday, by `Date.getDay`: from CLDR, for browsers without week data. */
const REGIONS_BY_FIRST_DAY: Readonly<Record<number, string>> = {
  0:
    'AG AS BD BR BS BT BW BZ CA CO DM DO ET GT GU HK HN ID IL IN IS JM JP KE KH KR LA MH MM MO MT MX MZ NI NP PA PE PH ' +
    'PK PR PT PY SA SG SV TH TT TW UM US VE VI WS YE ZA ZW',
  5: 'MV',
  6: 'AF BH DJ DZ EG IQ IR JO KW LY OM QA SD SY',
};

interface WeekInfo {
  /** 1 is Monday, 7 Sunday. */
  firstDay: number;
}

/** Newer than the types: a getter in some browsers, a method in others, neither in Firefox. */
type LocaleWithWeekInfo = Intl.Locale & { weekInfo?: WeekInfo; getWeekInfo?: () => WeekInfo };

/** The first day of the week for a language, as `Date.getDay` counts. */
export function firstWeekday(locale: string): number {
  const known: LocaleWithWeekInfo = new Intl.Locale(locale);
  const info = known.getWeekInfo?.() ?? known.weekInfo;
  return info ? info.firstDay % 7 : firstWeekdayIn(known.maximize().region ?? '');
}

/** The first day of the week for a region. */
export function firstWeekdayIn(region: string): number {
  const found = Object.entries(REGIONS_BY_FIRST_DAY).find(([, regions]) => regions.split(' ').includes(region));
  return found ? Number(found[0]) : 1;
}
