import { useText } from '@/components/page/use-text';

/** Explains which activities a watched show can have at Trakt, and by which people. */
export function WhatShowsTell({ v1 }: { v1: boolean }) {
  const text = useText();
  if (v1) return <p class="hint">{text('shows_tell_v1')}</p>;
  return (
    <>
      <p>{text('shows_tell')}</p>
      <dl class="tells">
        <dt>{text('shows_tell_everybody')}</dt>
        <dd>{text('shows_tell_everybody_what')}</dd>
        <dt>{text('shows_tell_people')}</dt>
        <dd>{text('shows_tell_people_what')}</dd>
        <dt>{text('shows_tell_nobody')}</dt>
        <dd>{text('shows_tell_nobody_what')}</dd>
      </dl>
    </>
  );
}
