import { useNews } from '@/components/page/use-news';
import { useText } from '@/components/page/use-text';

/*
 * Places the dot at the corner of the next tool, without moving it. Inline, because the style sheet belongs to the
 * first paint and this part does not.
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

/** A dot that announces an update's news until the person opens them in the options. */
export function NewsDot() {
  const text = useText();
  if (!useNews()) return null;
  return (
    <span style={PLACE_STYLE}>
      <span role="img" aria-label={text('news_dot')} style={DOT_STYLE} />
    </span>
  );
}
