import { useText } from '@/components/hooks/use-text';

const ROWS = [72, 54, 81, 63, 70, 48, 77];

/** The place that rows will take, drawn before they are there. */
export function Skeleton() {
  const text = useText();
  return (
    <div class="skeleton" aria-busy="true">
      <p class="heard">{text('popup_loading')}</p>
      {ROWS.map((width) => (
        <div class="row" aria-hidden="true" key={width}>
          <span class="row-dot" />
          <span class="bone disc" />
          <span class="row-link">
            <span class="bone" style={{ inlineSize: `${width}%` }} />
            <span class="bone thin" style={{ inlineSize: `${width / 2}%` }} />
          </span>
        </div>
      ))}
    </div>
  );
}
