import { useId } from 'preact/hooks';

interface SegmentsProps<V extends string> {
  /** Label for screen readers. */
  legend: string;
  options: readonly { value: V; words: string }[];
  value: V;
  onChange: (value: V) => void;
}

/** A segmented control, made of native radio buttons. */
export function Segments<V extends string>({ legend, options, value, onChange }: SegmentsProps<V>) {
  const name = useId();
  return (
    <fieldset class="segments">
      <legend class="heard">{legend}</legend>
      {options.map((option) => (
        <label key={option.value}>
          <input
            type="radio"
            name={name}
            value={option.value}
            checked={option.value === value}
            onChange={() => onChange(option.value)}
          />
          <span>{option.words}</span>
        </label>
      ))}
    </fieldset>
  );
}
