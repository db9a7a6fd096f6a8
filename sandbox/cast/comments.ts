import type { Random } from '@/sandbox/random';

const SHOUTS = [
  'Watched it twice in one evening. No regrets.',
  'The last ten minutes: **wow**.',
  'Slow start, but stay with it.',
  'That score! I need the record.',
  'Not my thing, everyone else seems happy though.',
  'I did not see [spoiler]the brother at the door[/spoiler] coming at all.',
  'So she knew *all along*? [spoiler]The letter was hers.[/spoiler]',
  'Best opening titles on television & it is not close.',
  '"We do not talk about the lift" – still laughing.',
  'Does anybody <else> think the edit was odd?',
  'Sehr stark gespielt, großartiges Ende.',
  '今年いちばん好きな回。',
];

const SENTENCES = [
  'It takes its time, and that is the best thing about it.',
  'The camera stays where another director would have cut, and so you begin to listen.',
  'Nobody explains anything; you are trusted to remember what was said two hours ago.',
  'I liked the light in the kitchen scenes more than most plots I have followed this year.',
  'The second half asks for patience and pays it back with interest.',
  'There is one scene on a staircase that I would show to anyone who thinks dialogue matters most.',
  'Where it fails, it fails because it wants too much, and I will take that over a safe success.',
  'The sound is worth a paragraph of its own: rain, a fridge, a train that never comes.',
  'As for the ending, [spoiler]he goes back for the dog, of course he does[/spoiler], and it works.',
  'My only complaint is the subplot with the cousin, which could have been a postcard.',
];

export function shout(random: Random): string {
  return random.pick(SHOUTS);
}

/** At least 200 words, with Markdown. */
export function review(random: Random, title: string): string {
  const paragraphs = [`## On ${title}`];
  let words = 0;
  while (words < 205) {
    const paragraph = [0, 1, 2, 3].map(() => random.pick(SENTENCES)).join(' ');
    words += paragraph.split(' ').length;
    paragraphs.push(paragraph);
  }
  return paragraphs.join('\n\n');
}
