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

const picture = (shot: Taken) =>
  `<img src="screenshots/${fileName(shot)}" width="${shot.scene.page.startsWith('popup') ? 260 : 420}" alt="${shot.scene.title}: ${shot.variant.title}">`;

/** `docs/gallery.md`: each scene in both themes, then the scenes for each accessibility need and language. */
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
check. \`npm run screenshots\` takes all of them again and writes this page.

${[...inThemes, ...inOthers, FIREFOX_SECTION].join('\n')}`;
}
