import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { openLookout } from '@/e2e/harness/lookout';
import { createSandbox } from '@/sandbox/app';
import { createCast } from '@/sandbox/cast/cast';
import { serveSandbox } from '@/sandbox/serve';
import { addPeople } from './add-people';
import { evening } from './evening';
import { MOMENT } from './picture-clock';

/** Firefox gives its popups the theme of its toolbar, which the harness leaves light. */
const SCHEMES = ['light'] as const;

const fileOf = (name: string, scheme: string) => `firefox-${name}-${scheme}.png`;

interface Given {
  executable: string;
  /** Folder of the extension, built for Firefox. */
  extension: string;
  port: number;
  /** Folder of the pictures. */
  folder: string;
  people: readonly string[];
  now: () => number;
}

/** Files of the pictures below. */
export const FIREFOX_FILES: readonly string[] = ['popup-nobody', 'popup'].flatMap((name) =>
  SCHEMES.map((scheme) => fileOf(name, scheme)),
);

/** Pictures of the popup that Firefox's toolbar button opens. Returns how many. */
export async function takeFirefoxPopups({ executable, extension, port, folder, people, now }: Given): Promise<number> {
  for (const colorScheme of SCHEMES) {
    const sandbox = createSandbox({ world: createCast({ now: MOMENT }), now });
    const { origin, close } = await serveSandbox(sandbox, port);
    const look = { browser: 'firefox', executable, extension, origin, colorScheme, headless: true } as const;
    const lookout = await openLookout({ ...look, protocol: 'v2' });
    try {
      const shoot = async (name: string) => {
        const { picture } = (await lookout.firefox?.pressButton()) ?? { picture: '' };
        writeFileSync(path.join(folder, fileOf(name, colorScheme)), Buffer.from(picture, 'base64'));
      };
      await shoot('popup-nobody');
      await addPeople(lookout, people);
      evening(sandbox);
      await lookout.fireAlarm();
      await shoot('popup');
    } finally {
      await lookout.close();
      await close();
    }
  }
  return 2 * SCHEMES.length;
}

/** Its part of the gallery. */
export const FIREFOX_SECTION = `## The popup of the toolbar button in Firefox

${['popup-nobody', 'popup']
  .flatMap((name) =>
    SCHEMES.map((scheme) => `<img src="screenshots/${fileOf(name, scheme)}" width="260" alt="Firefox, ${scheme}">`),
  )
  .join('\n')}
`;
