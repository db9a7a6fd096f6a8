import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { ROOT } from '@/scripts/packages/read-lock';

interface Message {
  code: string;
  message: string;
  file?: string;
  line?: number;
}

/** What Mozilla's linter warns of, each explained in docs/release.md: code -> files it may name. */
export const EXPLAINED: Readonly<Record<string, RegExp>> = {
  KEY_FIREFOX_ANDROID_UNSUPPORTED_BY_MIN_VERSION: /^manifest\.json$/,
  UNSAFE_VAR_ASSIGNMENT: /^(background\.js|chunks\/[\w-]+\.js)$/,
};

const place = ({ file, line }: Message) => (file ? ` (${file}${line ? `:${line}` : ''})` : '');

/** What has to be fixed or explained before an upload, one line each. */
export const unexplained = (errors: readonly Message[], warnings: readonly Message[]): string[] => [
  ...errors.map((each) => `error ${each.code}: ${each.message}${place(each)}`),
  ...warnings
    .filter(({ code, file }) => !EXPLAINED[code]?.test(file ?? ''))
    .map((each) => `warning ${each.code}, which docs/release.md does not explain: ${each.message}${place(each)}`),
];

/** Runs addons-linter on a build or package. */
export function lintAddon(target: string): { problems: string[]; warnings: number } {
  const linter = path.join(ROOT, 'node_modules', 'addons-linter', 'bin', 'addons-linter');
  const { stdout } = spawnSync(process.execPath, [linter, '--output', 'json', target], {
    encoding: 'utf8',
    maxBuffer: 1 << 26,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const { errors, warnings } = JSON.parse(stdout) as { errors: Message[]; warnings: Message[] };
  return { problems: unexplained(errors, warnings), warnings: warnings.length };
}
