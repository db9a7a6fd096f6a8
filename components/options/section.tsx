import type { ComponentChildren } from 'preact';

interface SectionProps {
  title: string;
  intro: string;
  /** Above the heading: the way back. */
  above?: ComponentChildren;
  children: ComponentChildren;
}

/** One section of the options: its heading takes the focus when a link leads here. */
export function Section({ title, intro, above, children }: SectionProps) {
  return (
    <section class="section" aria-labelledby="section-title">
      {above}
      <h1 id="section-title" tabIndex={-1}>
        {title}
      </h1>
      <p class="intro">{intro}</p>
      {children}
    </section>
  );
}
