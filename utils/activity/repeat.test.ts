import { describe, expect, it } from 'vitest';
import { activity, person, play, SEVERANCE } from '@/tests/builders/activity';
import type { Activity } from '@/utils/activity/activity';
import { chooseCard } from '@/utils/activity/coalesce';
import { isRepeat } from '@/utils/activity/repeat';
import { HOUR, MINUTE } from '@/utils/lib/time';

const first = play(1, 2);
const at = (minutes: number) => first.at + minutes * MINUTE;
const comment = (text: string) => ({ action: 'shout', comment: { text, spoiler: false } });
const rated = (value: number) => play(1, 2, { action: 'rating', rating: { value, advanced: true } });

describe('an activity repeats', () => {
  it.each<[string, Activity, Activity, boolean]>([
    ['a play that a second app scrobbled', play(1, 2, { at: at(1) }), first, true],
    ['a play that a second app timed at its end', play(1, 2, { at: at(25) }), first, true],
    ['no play an hour later: it was watched again', play(1, 2, { at: at(60) }), first, false],
    ['nothing of another episode', play(1, 3), first, false],
    ['nothing of another person', play(1, 2, { user: person('Ben') }), first, false],
    ['nothing where the verb differs', play(1, 2, { action: 'checkin' }), first, false],
    ['a rating of the same value', rated(9), rated(9), true],
    ['no rating of another value', rated(9), rated(8), false],
    ['no comment', play(1, 2, comment('a')), play(1, 2, comment('a')), false],
  ])('%s', (_, next, before, expected) => {
    expect(isRepeat(next, [before])).toBe(expected);
  });

  it('no rating that has changed in between', () => {
    const rating = (value: number, minutes: number) => ({ ...rated(value), at: at(minutes) });
    expect(isRepeat(rating(8, 60), [rating(3, 30), rating(8, 0)])).toBe(false);
    expect(isRepeat(rating(3, 60), [rating(3, 30), rating(8, 0)])).toBe(true);
  });
});

describe('a viewer noticed at a watched show', () => {
  const sitting = play(1, 3, { id: 'watching:ben', action: 'watching', at: at(0), expiresAt: at(50) });
  const noticed = (minutes: number, name = 'Mia') =>
    activity({ action: 'watching', show: SEVERANCE, at: at(minutes), user: person(name) });

  it.each<[string, Activity, Activity[], boolean]>([
    ['the show notices the sitting', noticed(10), [sitting], true],
    ['the sitting comes after the show noticed it', sitting, [noticed(10)], true],
    ['the sitting joins what the show noticed of several', sitting, [noticed(10), noticed(10, 'Ben')], true],
    ['the show notices somebody else', noticed(10, 'Ben'), [sitting], false],
    ['the show notices them hours later', noticed(4 * 60), [sitting], false],
  ])('decides whether it is one card: %s', (_, next, members, expected) => {
    expect(chooseCard(next, [{ id: 'card', activities: members }]) !== null).toBe(expected);
    expect(isRepeat(next, members)).toBe(expected);
  });

  it('joins the play of that episode', () => {
    const done = play(1, 3, { at: at(50) });
    expect(chooseCard(done, [{ id: 'card', activities: [noticed(10), sitting] }])).not.toBeNull();
    expect(isRepeat(done, [noticed(10), sitting])).toBe(false);
  });

  it('belongs to a sitting with an unknown end for three hours', () => {
    const open = { ...sitting, expiresAt: undefined };
    expect(isRepeat({ ...noticed(0), at: open.at + 3 * HOUR }, [open])).toBe(true);
  });
});
