import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { useText } from '@/components/page/use-text';
import { facetWords } from '@/components/words/facet-words';
import { folded } from '@/utils/activity/search-words';
import { COUNT_LIMIT, type FacetCount } from '@/utils/store/read/facet-list';

interface FacetPanelProps {
  id: string;
  label: string;
  /** Null while loading. */
  facets: readonly FacetCount[] | null;
  chosen: readonly string[];
  onToggle: (facet: string) => void;
  onClose: () => void;
}

/** A search field appears from this many facets on; the list shows this many at once. */
const MIN_SEARCH_FACETS = 9;
const MAX_SHOWN_FACETS = 100;

/** The list behind a chip: checkboxes, each with the number of cards it would leave. */
export function FacetPanel({ id, label, facets, chosen, onToggle, onClose }: FacetPanelProps) {
  const text = useText();
  const element = useRef<HTMLFieldSetElement>(null);
  const [typed, setTyped] = useState('');
  const ready = facets !== null;
  useLayoutEffect(() => {
    if (ready) element.current?.querySelector('input')?.focus({ preventScroll: true });
  }, [ready]);
  const named = (facets ?? []).map((each) => ({ ...each, words: facetWords(text, each.facet, each.newest) }));
  const found = named.filter(({ words }) => folded(words).includes(folded(typed.trim())));
  const count = (number: number) =>
    number < COUNT_LIMIT ? number.toLocaleString(text.locale) : text('filter_count_more', COUNT_LIMIT - 1);
  return (
    <fieldset
      class="facets"
      id={id}
      ref={element}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.preventDefault();
        event.stopPropagation();
        onClose();
      }}
    >
      <legend class="heard">{label}</legend>
      {named.length >= MIN_SEARCH_FACETS && (
        <input
          type="search"
          class="field"
          aria-label={text('filter_find', label)}
          placeholder={text('filter_find', label)}
          value={typed}
          onInput={({ currentTarget }) => setTyped(currentTarget.value)}
        />
      )}
      {ready && found.length === 0 && <p class="facets-none">{text('filter_none')}</p>}
      {found.slice(0, MAX_SHOWN_FACETS).map(({ facet, words, count: cards }) => (
        <label class="facet" key={facet}>
          <input type="checkbox" checked={chosen.includes(facet)} onChange={() => onToggle(facet)} />
          <bdi>{words}</bdi>
          <span class="facet-count">{cards !== null && count(cards)}</span>
        </label>
      ))}
    </fieldset>
  );
}
