export type ChartsPeriod = 'month' | 'quarter' | 'year' | 'all';

/** Where the charts were left. It lives in the tab's history, so that Back returns there. */
interface ChartsPlace {
  period?: ChartsPeriod;
  /** The link that was followed, or {@link DAYS_CHART}. */
  left?: string;
}

export const DAYS_CHART = 'chart';

export const chartsPlace = (): ChartsPlace => history.state?.charts ?? {};

export function saveChartsPlace(place: ChartsPlace): void {
  history.replaceState({ ...history.state, charts: { ...chartsPlace(), ...place } }, '');
}

/** Focuses what was left, once. */
export function returnToChart(): void {
  const { left } = chartsPlace();
  if (!left) return;
  saveChartsPlace({ left: '' });
  const links = [...document.querySelectorAll<HTMLElement>('.pictures a')];
  const link = links.find((each) => each.getAttribute('href') === left);
  const element = left === DAYS_CHART ? document.querySelector<HTMLElement>('.chart') : link;
  // After Back, the table is folded again.
  element?.closest('details')?.setAttribute('open', '');
  element?.focus();
}
