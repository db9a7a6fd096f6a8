import { useEffect, useMemo, useState } from 'preact/hooks';
import { AroundHost } from '@/components/feed/around/around-host';
import { useWatched } from '@/components/feed/rows/use-watched';
import { useCounts } from '@/components/insights/use-counts';
import type { StoreReader } from '@/components/page/connect-store';
import { useText } from '@/components/page/use-text';
import { DemoBanner } from '@/components/ui/demo-banner';
import { Segments } from '@/components/ui/segments';
import { startOfDay } from '@/utils/lib/relative-time';
import { isDemo } from '@/utils/server/demo';
import type { Settings } from '@/utils/settings/settings';
import { spoilerContextOf } from '@/utils/settings/spoiler-context';
import { type ChartsPeriod, chartsPlace, returnToChart, saveChartsPlace } from './charts-place';
import { columnsOf, topOf } from './count-activities';
import { DaysChart } from './days-chart';
import { DaysTable } from './days-table';
import { HoursChart } from './hours-chart';
import { TitlesChart } from './titles-chart';

const PERIOD_DAYS = { month: 30, quarter: 91, year: 365, all: null } as const satisfies Record<ChartsPeriod, unknown>;

/** People with a color of their own; titles in the list. */
const MAX_PEOPLE = 5;
const MAX_TITLES = 10;

interface InsightsProps {
  read: StoreReader;
  now: number;
  settings: Settings | null;
  /** Store revision: changes with every write. */
  revision: number | undefined;
}

/** Charts of activity: by day and person, by hour of the week, and the most frequent titles. */
export function Insights({ read, now, settings, revision }: InsightsProps) {
  const text = useText();
  const [period, setPeriod] = useState<ChartsPeriod>(() => chartsPlace().period ?? 'month');
  const [opened] = useState(now);
  const days = PERIOD_DAYS[period];
  const since = days === null ? 0 : new Date(startOfDay(opened)).setDate(new Date(opened).getDate() - days + 1);
  const found = useCounts(read, since);
  const watched = useWatched(read, settings, revision);
  const tomorrow = new Date(startOfDay(opened)).setDate(new Date(opened).getDate() + 1);
  const range = days === null ? null : { since, until: tomorrow };
  const counts = found?.counts;
  const columns = useMemo(
    () => counts && columnsOf(counts, { since, now: opened, most: MAX_PEOPLE }),
    [counts, since, opened],
  );
  const done = found?.done ?? false;
  useEffect(() => {
    if (done) returnToChart();
  }, [done]);
  const choose = (wanted: ChartsPeriod) => {
    saveChartsPlace({ period: wanted });
    setPeriod(wanted);
  };
  const options = [
    { value: 'month', words: text('pictures_month') },
    { value: 'quarter', words: text('pictures_quarter') },
    { value: 'year', words: text('pictures_year') },
    { value: 'all', words: text('pictures_all') },
  ] as const;
  return (
    <div class="pictures" aria-busy={!done}>
      {settings?.server && isDemo({ apiOrigin: settings.server.origin }) && <DemoBanner now={now} />}
      <div class="pictures-head">
        <h2>{text('pictures_title')}</h2>
        <Segments legend={text('pictures_period')} options={options} value={period} onChange={choose} />
      </div>
      <p class="pictures-total" role="status">
        {found?.done ? text.plural('pictures_total', found.counts.total) : text('pictures_counting')}
      </p>
      {counts && columns && counts.total > 0 && (
        <>
          <section class="picture">
            <h3>{text('pictures_days')}</h3>
            <DaysChart columns={columns} period={range} />
            <DaysTable columns={columns} />
          </section>
          <section class="picture">
            <h3>{text('pictures_hours')}</h3>
            <HoursChart hours={counts.hours} />
          </section>
          <section class="picture">
            <h3>{text('pictures_titles')}</h3>
            <TitlesChart titles={topOf(counts.titles, MAX_TITLES)} period={range} />
          </section>
        </>
      )}
      <AroundHost
        read={read}
        settings={settings}
        spoilerContext={settings ? spoilerContextOf(settings, watched) : { spoilers: 'unwatched' }}
        now={now}
      />
    </div>
  );
}
