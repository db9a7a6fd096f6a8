import { useText } from '@/components/page/use-text';

/** Shown if a script of the page cannot be loaded even after a reload. */
export function PartMissing() {
  return (
    <p class="note bad" role="alert">
      {useText()('popup_part_missing')}
    </p>
  );
}
