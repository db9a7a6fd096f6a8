// @vitest-environment happy-dom
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { useOpenSubject } from '@/components/feed/around/around-open';
import { NO_FILTER } from '@/components/feed/filter/feed-filter';
import { PeriodChip } from '@/components/feed/filter/period-chip';
import { returnToChart } from '@/components/insights/charts-place';
import { DaysTable } from '@/components/insights/days-table';
import { filterOfHash } from '@/components/insights/feed-link';
import { TitlesChart } from '@/components/insights/titles-chart';
import { TextContext } from '@/components/page/use-text';
import { text } from '@/tests/builders/text';
import type { Subject } from '@/utils/activity/facet-name';

const DAY_START = new Date(2026, 10, 22).getTime();
const PERIOD = { since: DAY_START, until: new Date(2026, 10, 23).getTime() };
let removed = 0;

beforeEach(() => {
  history.replaceState(null, '');
  document.body.innerHTML = '<div class="pictures"></div>';
  const people = [
    { slug: 'mia', name: 'Mia', counts: [2] },
    { slug: null, name: '', counts: [1] },
  ];
  const titles = [
    ['show:severance', { name: 'Severance', count: 3 }],
    ['show/Unknown', { name: 'Unknown', count: 1 }],
  ] as const;
  act(() =>
    render(
      <TextContext.Provider value={text}>
        <TitlesChart titles={titles} period={PERIOD} />
        <DaysTable columns={{ starts: [DAY_START], days: 1, people }} />
        <PeriodChip period={PERIOD} onRemove={() => (removed += 1)} />
      </TextContext.Provider>,
      document.body.firstElementChild as Element,
    ),
  );
});
afterEach(() => act(() => render(null, document.body.firstElementChild as Element)));

const links = () => [...document.querySelectorAll('a')];
const filters = () => links().map((each) => filterOfHash(each.getAttribute('href') ?? ''));

it('links titles, days and numbers to their rows; others together and titles without an id have none', () => {
  expect(links().map((each) => each.textContent)).toEqual(['Severance', 'Nov 22, 2026', '2']);
  expect(filters()).toEqual([
    { ...NO_FILTER, titles: ['show:severance'], period: PERIOD },
    { ...NO_FILTER, period: PERIOD },
    { ...NO_FILTER, people: ['user:mia'], period: PERIOD },
  ]);
});

it('focuses the link that was followed when Back returns, even inside the folded table', () => {
  const [, , number] = links();
  // The place belongs to the history entry of the charts, so the test stays in it.
  number?.addEventListener('click', (event) => event.preventDefault());
  act(() => number?.click());
  returnToChart();
  expect(document.activeElement).toBe(number);
  expect(document.querySelector('details')?.open).toBe(true);
});

it('says the period of the rows, and removes it', () => {
  const chip = document.querySelector<HTMLElement>('button.chip');
  expect(chip?.textContent).toBe('Nov 22, 2026');
  expect(chip?.getAttribute('aria-label')).toBe('Remove period: Nov 22, 2026');
  act(() => chip?.click());
  expect(removed).toBe(1);
});

it('offers who else had to do with a title of the chart', () => {
  const buttons = [...document.querySelectorAll<HTMLElement>('.titles button')];
  expect(buttons.map((each) => each.getAttribute('aria-label'))).toEqual(['All activity on Severance']);
  let opened: Subject | null = null;
  const Probe = () => {
    opened = useOpenSubject();
    return null;
  };
  act(() => render(<Probe />, document.body.appendChild(document.createElement('div'))));
  act(() => buttons[0]?.click());
  expect(opened).toEqual({ facet: 'show:severance', name: 'Severance' });
});
