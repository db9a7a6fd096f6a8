import { useText } from '@/components/page/use-text';

/** Stands where a script of the page cannot be loaded, not even by a reload. */
export function PartMissing() {
  return (
    <p class="note bad" role="alert">
      {useText()('popup_part_missing')}
    </p>
  );
}
