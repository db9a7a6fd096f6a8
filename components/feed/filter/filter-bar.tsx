import { useEffect, useRef, useState } from 'preact/hooks';
import { AroundFound } from '@/components/feed/around/around-found';
import { useFacets } from '@/components/feed/filter/use-facets';
import { useWide } from '@/components/feed/filter/use-wide';
import { rememberGroup } from '@/components/feed/list/remember-group';
import type { StoreReader } from '@/components/page/connect-store';
import { useText } from '@/components/page/use-text';
import { Icon } from '@/components/ui/icon';
import { CLOSE, SEARCH } from '@/components/ui/more-icons';
import type { MessageKey } from '@/utils/lib/text';
import { FacetPanel } from './facet-panel';
import { cleared, FACET_GROUPS, type FacetGroup, type FeedFilter, isNarrowed, NO_FILTER, toggled } from './feed-filter';
import { GroupChoice } from './group-choice';
import { PeriodChip } from './period-chip';

interface FilterBarProps {
  /** Null: no filter. */
  filter: FeedFilter | null;
  read: StoreReader;
  onFilter: (filter: FeedFilter) => void;
}

const GROUP_WORDS = {
  people: 'filter_people',
  titles: 'filter_titles',
  types: 'filter_types',
  actions: 'filter_actions',
} as const satisfies Record<FacetGroup, MessageKey>;

/** Wait after the last key before a search starts, ms. */
const SEARCH_DEBOUNCE_MS = 120;
export const SEARCH_FIELD = 'feed-search';

/** Filter chips and the search field. */
export function FilterBar({ filter, read, onFilter }: FilterBarProps) {
  const text = useText();
  const now = { ...NO_FILTER, ...filter };
  const [open, setOpen] = useState<FacetGroup | null>(null);
  const [typed, setTyped] = useState(now.words);
  const facets = useFacets(read, open);
  const latest = useRef(now);
  latest.current = now;
  const [wide, setWide] = useWide();
  const bar = useRef<HTMLDivElement>(null);
  // Words with a search that has not begun yet. When it begins, it must not undo what was typed since.
  const sent = useRef<string[]>([]);
  useEffect(() => {
    const at = sent.current.lastIndexOf(now.words);
    if (at < 0) setTyped(now.words);
    // Earlier searches are obsolete; so are all of them, if these words did not come from this field.
    sent.current = at < 0 ? [] : sent.current.slice(at + 1);
  }, [now.words]);
  useEffect(() => {
    if (typed === latest.current.words) return;
    const timer = setTimeout(() => {
      sent.current.push(typed);
      onFilter({ ...latest.current, words: typed });
    }, SEARCH_DEBOUNCE_MS);
    return () => clearTimeout(timer);
  }, [typed, onFilter]);
  useEffect(() => {
    if (!open) return;
    const elsewhere = ({ target }: Event) => {
      if (target instanceof Node && !bar.current?.contains(target)) setOpen(null);
    };
    const leaving = ['pointerdown', 'focusin'] as const;
    for (const each of leaving) addEventListener(each, elsewhere, true);
    return () => {
      for (const each of leaving) removeEventListener(each, elsewhere, true);
    };
  }, [open]);
  /** For buttons that go away with what they change: the focus goes to the field. */
  const change = (next: FeedFilter) => {
    onFilter(next);
    document.getElementById(SEARCH_FIELD)?.focus({ preventScroll: true });
  };
  const chip = (group: FacetGroup) => document.getElementById(`chip-${group}`);
  return (
    <>
      <search class="filters" aria-label={text('filter_label')} ref={bar}>
        <span class={wide || typed !== '' ? 'filters-search wide' : 'filters-search'}>
          <Icon path={SEARCH} size={16} />
          <input
            type="search"
            id={SEARCH_FIELD}
            class="filters-field"
            aria-label={text('filter_search')}
            placeholder={text('filter_search_short')}
            value={typed}
            enterkeyhint="search"
            onInput={({ currentTarget }) => setTyped(currentTarget.value)}
            onFocus={() => setWide(true)}
            onBlur={() => setWide(false)}
            onKeyDown={(event) => {
              if (event.key === 'Enter') onFilter({ ...now, words: typed });
              if (event.key !== 'Escape' || typed === '') return;
              event.preventDefault();
              setTyped('');
            }}
          />
        </span>
        {isNarrowed(now) && (
          <button
            type="button"
            class="chip clear"
            aria-label={text('filter_clear')}
            title={text('filter_clear')}
            onClick={() => {
              setOpen(null);
              change(cleared(now));
            }}
          >
            <Icon path={CLOSE} size={14} />
          </button>
        )}
        {/*
         * Browsers don't scroll to a focused chip that is already half visible. Without `tabIndex`, Firefox would make
         * the scrolling box a tab stop of its own.
         */}
        <div
          class="chips"
          tabIndex={-1}
          onFocusIn={({ target }) => (target as Element).scrollIntoView({ block: 'nearest', inline: 'nearest' })}
        >
          <button
            type="button"
            class="chip"
            aria-pressed={now.unread}
            onClick={() => onFilter({ ...now, unread: !now.unread })}
          >
            {text('a11y_unread')}
          </button>
          <button
            type="button"
            class="chip"
            aria-pressed={now.starred}
            onClick={() => onFilter({ ...now, starred: !now.starred })}
          >
            {text('star_starred')}
          </button>
          {now.period && <PeriodChip period={now.period} onRemove={() => change({ ...now, period: null })} />}
          {FACET_GROUPS.map((group) => (
            <button
              type="button"
              class={now[group].length > 0 ? 'chip some' : 'chip'}
              id={`chip-${group}`}
              key={group}
              aria-expanded={open === group}
              aria-controls={open === group ? 'facets' : undefined}
              onClick={() => setOpen(open === group ? null : group)}
            >
              {text(GROUP_WORDS[group])}
              {now[group].length > 0 && <span class="chip-count">{now[group].length.toLocaleString(text.locale)}</span>}
            </button>
          ))}
        </div>
        <GroupChoice
          value={now.group}
          onChange={(group) => {
            rememberGroup(group);
            onFilter({ ...now, group });
          }}
        />
        {open && (
          <FacetPanel
            key={open}
            id="facets"
            label={text(GROUP_WORDS[open])}
            facets={facets}
            chosen={now[open]}
            onToggle={(facet) => onFilter(toggled(now, open, facet))}
            onClose={() => {
              setOpen(null);
              chip(open)?.focus();
            }}
          />
        )}
      </search>
      <AroundFound read={read} words={now.words} />
    </>
  );
}
