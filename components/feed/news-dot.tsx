import { useNews } from '@/components/page/use-news';
import { useText } from '@/components/page/use-text';

/*
 * At the corner of the next tool, without moving it. Not in the style sheet, which loads before the first paint, without
 * this part.
 */
const PLACE_STYLE = { position: 'relative', inlineSize: 0, marginInlineStart: '-0.125rem' } as const;
const DOT_STYLE = {
  position: 'absolute',
  insetBlockStart: '0.25rem',
  insetInlineStart: '1.5rem',
  blockSize: '0.5rem',
  inlineSize: '0.5rem',
  border: '4px solid var(--lamp)',
  borderRadius: '50%',
  pointerEvents: 'none',
} as const;

/** Says that an update has brought something, until the person has looked at it in the options. */
export function NewsDot() {
  const text = useText();
  if (!useNews()) return null;
  return (
    <span style={PLACE_STYLE}>
      <span role="img" aria-label={text('news_dot')} style={DOT_STYLE} />
    </span>
  );
}
