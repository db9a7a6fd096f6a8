import { useId } from 'preact/hooks';
import { useText } from '@/components/page/use-text';
import type { Conditions } from '@/utils/rules/condition';
import { ratingWords, wordsOf } from './condition-words';
import { useTyped } from './use-typed';

interface FieldProps {
  conditions: Conditions;
  onChange: (change: Partial<Conditions>) => void;
}

const RATINGS = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10];

/** Lowest and highest rating. */
export function RatingFields({ conditions, onChange }: FieldProps) {
  const text = useText();
  const id = useId();
  const select = (field: 'ratingAtLeast' | 'ratingAtMost', label: string) => (
    <label class="rating">
      <span>{label}</span>
      <select
        class="field narrow"
        aria-describedby={id}
        value={String(conditions[field] ?? '')}
        onChange={({ currentTarget: { value } }) => onChange({ [field]: value === '' ? null : Number(value) })}
      >
        <option value="">{text('conditions_ratings_any')}</option>
        {RATINGS.map((rating) => (
          <option key={rating} value={String(rating)}>
            {new Intl.NumberFormat(text.locale).format(rating)}
          </option>
        ))}
      </select>
    </label>
  );
  return (
    <div class="ratings">
      {select('ratingAtLeast', text('conditions_ratings_from'))}
      {select('ratingAtMost', text('conditions_ratings_to'))}
      <p class="ratings-words" id={id} aria-live="polite">
        {ratingWords(text, conditions)}
      </p>
    </div>
  );
}

interface WordsFieldProps {
  words: readonly string[];
  label: string;
  hint: string;
  onChange: (words: string[]) => void;
}

/** Words separated by commas. Saved on blur or Enter. */
export function WordsField({ words, label, hint, onChange }: WordsFieldProps) {
  const id = useId();
  const typing = useTyped(words.join(', '), (entered) => {
    const typed = wordsOf(entered);
    if (typed.join('\n') !== words.join('\n')) onChange(typed);
  });
  return (
    <div class="words-field">
      <label class="heard" for={id}>
        {label}
      </label>
      <input
        class="field"
        id={id}
        type="text"
        dir="auto"
        autocomplete="off"
        aria-describedby={`${id}-hint`}
        {...typing}
      />
      <p class="hint" id={`${id}-hint`}>
        {hint}
      </p>
    </div>
  );
}
