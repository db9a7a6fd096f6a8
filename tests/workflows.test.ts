import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import packageJson from '@/package.json';

const FOLDER = '.github/workflows';
const workflows = readdirSync(FOLDER).map((name) => [name, readFileSync(`${FOLDER}/${name}`, 'utf8')] as const);

it.each(workflows)('%s runs only actions pinned by commit, with their version beside it', (_, workflow) => {
  const uses = [...workflow.matchAll(/^\s*(?:- )?uses: (.*)$/gm)].map(([, action = '']) => action);
  expect(uses.filter((action) => !/^[\w-]+\/[\w-]+@[\da-f]{40} # v\d+\.\d+\.\d+$/.test(action))).toEqual([]);
});

it.each(workflows)('%s runs only scripts that exist, and may write nothing by default', (_, workflow) => {
  const scripts = [...workflow.matchAll(/npm run ([\w:-]+)/g)].map(([, script = '']) => script);
  expect(scripts.filter((script) => !(script in packageJson.scripts))).toEqual([]);
  expect(workflow).toContain('\npermissions:\n  contents: read\n');
});
