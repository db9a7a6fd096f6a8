import { useId } from 'preact/hooks';

interface SegmentsProps<V extends string> {
  /** What is chosen here; read aloud. */
  legend: string;
  options: readonly { value: V; words: string }[];
  value: V;
  onChange: (value: V) => void;
}

/** One of a few, side by side: native radio buttons, dressed. */
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
