import { FIREFOX_SECTION } from './firefox-popup';
import type { Scene } from './scenes';
import type { Variant } from './variants';

/** A picture taken: a scene in a variant. */
export interface Taken {
  scene: Scene;
  variant: Variant;
}

/** README shows these. */
export const isMain = ({ scene, variant }: Taken): boolean =>
  ['popup', 'options-sources'].includes(scene.name) && ['light', 'dark'].includes(variant.id);

export const fileName = (shot: Taken): string =>
  `${shot.scene.name}-${shot.variant.id}.${isMain(shot) ? 'png' : 'webp'}`;

/** Popups at two thirds, wider pages at 420 px. */
const shownWidth = ({ page, width = page.startsWith('popup') ? 400 : 1180 }: Scene) =>
  Math.min(420, Math.round(width * 0.65));

const picture = (shot: Taken) =>
  `<img src="screenshots/${fileName(shot)}" width="${shownWidth(shot.scene)}" alt="${shot.scene.title}: ${shot.variant.title}">`;

/** Every picture of the gallery, in its order. */
export const planned = (scenes: readonly Scene[], stories: readonly Scene[], all: readonly Variant[]): Taken[] => [
  ...all.flatMap((variant) => scenes.filter((scene) => isTaken(scene, variant)).map((scene) => ({ scene, variant }))),
  ...all.slice(0, 1).flatMap((variant) => stories.map((scene) => ({ scene, variant }))),
];

export const isTaken = (scene: Scene, { id, some }: Variant): boolean =>
  (some?.includes(scene.name) ?? true) && !(scene.lightOnly && id === 'dark');

/** `docs/gallery.md`: each scene in its themes, then the scenes for each accessibility need and language. */
export function galleryDocument(taken: readonly Taken[]): string {
  const scenes = [...new Set(taken.map(({ scene }) => scene))];
  const others = [...new Set(taken.map(({ variant }) => variant))].filter(({ some }) => some);
  const inThemes = scenes.map((scene) => {
    const shown = taken.filter((each) => each.scene === scene && !each.variant.some);
    return `## ${scene.title}\n\n${shown.map(picture).join('\n')}\n`;
  });
  const inOthers = others.map((variant) => {
    const shown = taken.filter((each) => each.variant === variant);
    return `## ${variant.title}\n\n${shown.map(picture).join('\n')}\n`;
  });
  return `# Gallery

Every page in its states, in both themes, for different needs and in each language: from the sandbox through a real
check. States that come rarely are from \`scripts/stories\`, with a background that answers as each needs.
\`npm run screenshots\` takes all of them again and writes this page.

${[...inThemes, ...inOthers, FIREFOX_SECTION].join('\n')}`;
}
