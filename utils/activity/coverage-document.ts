import { COVERAGE, type Cover } from '@/utils/activity/coverage';

const QUESTIONS = ['user', 'seasons'] as const;
const PROTOCOLS = ['v1', 'v2'] as const;

const HEAD = `# What Trakt still tells

Lookout asks Trakt's two original questions: what one person did (\`activity/user\`), and what happened around seasons of
shows (\`activity/seasons\`). Protocol \`v1\` is the API that had them; \`v2\` is Trakt's current API, where the answers are
put together from many listings. This table says how far that goes, for each type and action. The numbers stand for the
notes below it.

<!-- Made from utils/activity/coverage.ts: run \`npm run docs\` after a change there. -->
`;

/** `docs/trakt-coverage.md`, whole. */
export function coverageDocument(): string {
  const notes: string[] = [];
  const cell = ({ how, why }: Cover) => {
    if (why === undefined) return how;
    if (!notes.includes(why)) notes.push(why);
    return `${how} (${notes.indexOf(why) + 1})`;
  };
  const rows = COVERAGE.map((row) => {
    const cells = QUESTIONS.flatMap((question) => PROTOCOLS.map((protocol) => cell(row[question][protocol])));
    return [row.type, row.action, ...cells];
  });
  const columns = QUESTIONS.flatMap((question) => PROTOCOLS.map((protocol) => `${question}, ${protocol}`));
  const list = notes.map((note, i) => `${i + 1}. ${note[0]?.toUpperCase()}${note.slice(1)}.`);
  return [HEAD, table(['type', 'action', ...columns], rows), '', '## Notes', '', ...list, ''].join('\n');
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = head.map((title, i) => Math.max(title.length, ...rows.map((row) => row[i]?.length ?? 0)));
  const line = (cells: readonly string[]) => `| ${cells.map((text, i) => text.padEnd(widths[i] ?? 0)).join(' | ')} |`;
  return [line(head), line(widths.map((width) => '-'.repeat(width))), ...rows.map(line)].join('\n');
}
