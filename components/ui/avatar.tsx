import { hueOf, initials } from './initials';

/** A person's picture, or their initials in a colour of their own. `picture` is a `data:` address from our own cache. */
export function Avatar({ name, seed, picture }: { name: string; seed: string; picture?: string | undefined }) {
  if (picture) return <img class="avatar" src={picture} alt="" width="40" height="40" />;
  return (
    <span class="avatar" style={{ '--hue': String(hueOf(seed)) }} aria-hidden="true">
      {initials(name)}
    </span>
  );
}
