import { hueOf, initials } from './initials';

/**
 * A user's image, or their initials on a color derived from `seed`. `picture` is a `data:` address from the extension's
 * cache.
 */
export function Avatar({ name, seed, picture }: { name: string; seed: string; picture?: string | undefined }) {
  if (picture) return <img class="avatar" src={picture} alt="" width="40" height="40" />;
  return (
    <span class="avatar" style={{ '--hue': String(hueOf(seed)) }} aria-hidden="true">
      {initials(name)}
    </span>
  );
}
