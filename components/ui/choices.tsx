import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';

interface Choice<V extends string> {
  value: V;
  words: string;
  hint?: string;
  /** Drawn above the label. */
  picture?: ComponentChildren;
}

interface ChoicesProps<V extends string> {
  legend: string;
  /** Cards side by side, or lines below each other. */
  as: 'cards' | 'stack';
  options: readonly Choice<V>[];
  /** Null if none applies. */
  value: V | null;
  onChange: (value: V) => void;
}

/** Radio buttons with a description each. */
export function Choices<V extends string>({ legend, as, options, value, onChange }: ChoicesProps<V>) {
  const id = useId();
  return (
    <fieldset class={`choices ${as}`}>
      <legend class="heard">{legend}</legend>
      {options.map((option) => (
        <label key={option.value} class="choice">
          <input
            type="radio"
            name={id}
            value={option.value}
            checked={option.value === value}
            aria-describedby={option.hint ? `${id}-${option.value}` : undefined}
            onChange={() => onChange(option.value)}
          />
          {option.picture}
          <span class="choice-words">
            <span class="choice-name">{option.words}</span>
            {option.hint && (
              <span class="hint" id={`${id}-${option.value}`}>
                {option.hint}
              </span>
            )}
          </span>
        </label>
      ))}
    </fieldset>
  );
}
