/**
 * The optional parts of a path. Parts of the original API are positional: a skipped one is filled in if a later one is
 * given. Commas are literal, and there is no trailing slash (it led to a redirect).
 */
export interface V1Query {
  types?: readonly string[] | undefined;
  actions?: readonly string[] | undefined;
  /** UTC seconds; both ends inclusive. */
  start?: number | undefined;
  end?: number | undefined;
}

/** `activity/user`. */
export function userActivityPath(key: string, username: string, { types, actions, start, end }: V1Query): string {
  return path('user', key, [username], [list(types), list(actions), seconds(start), seconds(end)]);
}

/** `activity/friends`, which requires a sign-in, with the fewest rows that can be requested. */
export function friendsActivityPath(key: string): string {
  return path('friends', key, [], [list(['list']), list(['created'])]);
}

/** `activity/seasons`, or `activity/shows` if all seasons are wanted. Neither takes types. */
export function showActivityPath(
  key: string,
  titles: readonly string[],
  seasons: 'all' | readonly number[],
  { actions, start, end }: V1Query,
): string {
  const optional = [list(actions), seconds(start), seconds(end)];
  return seasons === 'all'
    ? path('shows', key, [titles.join(',')], optional)
    : path('seasons', key, [titles.join(','), seasons.join(',')], optional);
}

function path(
  method: string,
  key: string,
  required: string[],
  optional: { value: string | undefined; fill: string }[],
): string {
  const given = optional.findLastIndex(({ value }) => value !== undefined) + 1;
  const segments = [key, ...required, ...optional.slice(0, given).map(({ value, fill }) => value ?? fill)];
  return `/activity/${method}.json/${segments.map(encode).join('/')}`;
}

function list(values: readonly string[] | undefined) {
  return { value: values?.length ? values.join(',') : undefined, fill: 'all' };
}

/** 0 means no lower bound and fills a skipped start. An end is the last part, so it is never filled in. */
function seconds(value: number | undefined) {
  return { value: value === undefined ? undefined : String(Math.max(0, Math.floor(value))), fill: '0' };
}

/** Encodes one part of a path. A part that would change the path (empty, one dot, two dots) becomes an unknown name. */
export function encode(segment: string): string {
  return encodeURIComponent(segment.replace(/\p{Surrogate}|^\.{0,2}$/gu, '\ufffd')).replaceAll('%2C', ',');
}
