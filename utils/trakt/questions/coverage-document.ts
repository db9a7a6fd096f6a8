import { type Cover, TRAKT_COVERAGE } from '@/utils/trakt/questions/trakt-coverage';

const QUESTIONS = ['user', 'seasons'] as const;
const PROTOCOLS = ['v1', 'v2'] as const;

const HEAD = `# What Trakt still tells

Lookout asks Trakt's two original questions: what one person did (\`activity/user\`), and what happened around seasons of
shows (\`activity/seasons\`). Protocol \`v1\` is the API that had them; \`v2\` is Trakt's current API, where the answers are
put together from many listings. This table says how far that goes, for each type and action. The numbers stand for the
notes below it.

<!-- Made from utils/trakt/questions/trakt-coverage.ts: run \`npm run docs\` after a change there. -->
`;

const ASKING = `## Times

The original documents give \`start_ts\` and \`end_ts\` "in PST". Lookout reads and sends plain seconds since 1970 (UTC), on
both protocols:

- A recorded answer of 2012 says \`current\` 1353470675; its own \`Date\` header says 21 Nov 2012 04:04:35 GMT, the same
  second. Eight hours lie between that and PST.
- The request of that recording had sent plain UTC seconds as \`start_ts\`, and the server kept to them.
- Clients of the time sent plain UTC seconds. One shifted by eight hours at first, and dropped it for
  \`timestamps.current\`.

\`timestamps.current\` is the server's clock, never the local one: on v1 from the answer, on v2 from the \`Date\` header of the
first answers, before listings are read. The next question may start there.

## Who may be asked about

\`activity/user\` takes one username; only titles, seasons, types and actions may be lists. Signing in is optional, for
profiles that only friends may see: \`--user\` and \`--password\` on v1, an access token in \`LOOKOUT_TOKEN\` on v2. Both are
sent to the server that is asked and nowhere else, over https only (except to this machine). A question of which nothing can
be answered is refused with the reason of the notes above. v1 does not say which seasons a show has, nor that there is no
such show: it answers with nothing.
`;

const ABOUT_YOU = `## About you

Trakt's current API has no notifications. Lookout finds followers, follow requests, replies, likes, reactions and comments on
lists in listings of their own, see [About you](design/about-you.md). It cannot find:

- mentions: nothing lists the comments that name somebody;
- who added an item to a list that several people keep: items do not say it;
- likes and comments of people that Trakt has deleted: they are counted, but not listed.

Reactions have no counter: those to the ten newest comments of the last 30 days are found up to a day late.
`;

/** Generates the complete text of `docs/trakt-coverage.md`. */
export function coverageDocument(): string {
  const notes: string[] = [];
  const cell = ({ how, why }: Cover) => {
    if (why === undefined) return how;
    if (!notes.includes(why)) notes.push(why);
    return `${how} (${notes.indexOf(why) + 1})`;
  };
  const rows = TRAKT_COVERAGE.map((row) => {
    const cells = QUESTIONS.flatMap((question) => PROTOCOLS.map((protocol) => cell(row[question][protocol])));
    return [row.type, row.action, ...cells];
  });
  const columns = QUESTIONS.flatMap((question) => PROTOCOLS.map((protocol) => `${question}, ${protocol}`));
  const list = notes.map((note, i) => `${i + 1}. ${note[0]?.toUpperCase()}${note.slice(1)}.`);
  return [HEAD, table(['type', 'action', ...columns], rows), '', '## Notes', '', ...list, '', ABOUT_YOU, ASKING].join(
    '\n',
  );
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = head.map((title, i) => Math.max(title.length, ...rows.map((row) => row[i]?.length ?? 0)));
  const line = (cells: readonly string[]) => `| ${cells.map((text, i) => text.padEnd(widths[i] ?? 0)).join(' | ')} |`;
  return [line(head), line(widths.map((width) => '-'.repeat(width))), ...rows.map(line)].join('\n');
}
