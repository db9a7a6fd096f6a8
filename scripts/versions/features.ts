/**
 * Something of the browser that the product uses, with the first version of each browser that has it; `null`: none has.
 */
export interface Feature {
  chrome: number;
  firefox: number | null;
  /** What happens in a browser without it, where that may be one that the manifest allows. */
  otherwise?: string;
}

/** Namespaces and members of the extension API, by the longest name that starts a call. */
export const API: Record<string, Feature> = {
  'action.getUserSettings': { chrome: 91, firefox: 128 },
  action: { chrome: 88, firefox: 109 },
  alarms: { chrome: 22, firefox: 45 },
  contextMenus: { chrome: 6, firefox: 55 },
  'extension.getViews': { chrome: 5, firefox: 45 },
  i18n: { chrome: 5, firefox: 45 },
  'identity.getRedirectURL': { chrome: 33, firefox: 53 },
  identity: { chrome: 29, firefox: 53 },
  idle: { chrome: 6, firefox: 51 },
  'notifications.onButtonClicked': { chrome: 35, firefox: null, otherwise: 'Notifications have no buttons.' },
  notifications: { chrome: 28, firefox: 51 },
  omnibox: { chrome: 9, firefox: 52 },
  'omnibox.setDefaultSuggestion': { chrome: 9, firefox: 52 },
  'permissions.onAdded': { chrome: 16, firefox: 77 },
  'permissions.onRemoved': { chrome: 16, firefox: 77 },
  permissions: { chrome: 16, firefox: 55 },
  'runtime.getPlatformInfo': { chrome: 36, firefox: 45 },
  runtime: { chrome: 26, firefox: 52 },
  'storage.session': { chrome: 102, firefox: 115 },
  storage: { chrome: 73, firefox: 101 },
  tabs: { chrome: 88, firefox: 54 },
  windows: { chrome: 17, firefox: 45 },
};

/** Parts of styles that came after 2020, and those that only some browsers have. */
export const CSS: Record<string, Feature> = {
  '@container': { chrome: 105, firefox: 110 },
  ':dir': { chrome: 120, firefox: 49 },
  ':focus-visible': { chrome: 86, firefox: 85 },
  ':has': { chrome: 105, firefox: 121 },
  ':is': { chrome: 88, firefox: 78 },
  '::-moz-progress-bar': { chrome: 0, firefox: 6 },
  '::-webkit-progress-bar': { chrome: 25, firefox: null, otherwise: '`::-moz-progress-bar` stands beside it.' },
  '::-webkit-progress-value': { chrome: 25, firefox: null, otherwise: '`::-moz-progress-bar` stands beside it.' },
  '::-webkit-search-cancel-button': { chrome: 1, firefox: null, otherwise: 'Search fields have no such button.' },
  '::marker': { chrome: 86, firefox: 68 },
  'clamp()': { chrome: 79, firefox: 75 },
  'color-mix()': { chrome: 111, firefox: 113 },
  'oklch()': { chrome: 111, firefox: 113 },
  'accent-color': { chrome: 93, firefox: 92 },
  appearance: { chrome: 84, firefox: 80 },
  'aspect-ratio': { chrome: 88, firefox: 89 },
  'color-scheme': { chrome: 81, firefox: 96 },
  'container-type': { chrome: 105, firefox: 110 },
  'contain-intrinsic-block-size': { chrome: 95, firefox: 107 },
  'content-visibility': { chrome: 85, firefox: 125 },
  'forced-color-adjust': { chrome: 89, firefox: 113 },
  inset: { chrome: 87, firefox: 66 },
  'inset-block': { chrome: 87, firefox: 63 },
  'inset-block-end': { chrome: 87, firefox: 63 },
  'inset-block-start': { chrome: 87, firefox: 63 },
  'inset-inline': { chrome: 87, firefox: 63 },
  'inset-inline-end': { chrome: 87, firefox: 63 },
  'inset-inline-start': { chrome: 87, firefox: 63 },
  'line-clamp': { chrome: 999, firefox: null, otherwise: '`-webkit-line-clamp` stands beside it.' },
  'margin-block': { chrome: 87, firefox: 66 },
  'margin-inline': { chrome: 87, firefox: 66 },
  mask: { chrome: 120, firefox: 53 },
  'mask-image': { chrome: 120, firefox: 53 },
  'padding-block': { chrome: 87, firefox: 66 },
  'padding-inline': { chrome: 87, firefox: 66 },
  rotate: { chrome: 104, firefox: 72 },
  scale: { chrome: 104, firefox: 72 },
  'scroll-margin-block': { chrome: 69, firefox: 68 },
  'scroll-margin-block-end': { chrome: 69, firefox: 68 },
  'scroll-margin-block-start': { chrome: 69, firefox: 68 },
  'scroll-padding-block-start': { chrome: 69, firefox: 68 },
  'scroll-padding-inline': { chrome: 69, firefox: 68 },
  'scroll-snap-align': { chrome: 69, firefox: 68 },
  'scroll-snap-type': { chrome: 69, firefox: 68 },
  'scrollbar-color': { chrome: 121, firefox: 64, otherwise: 'Scroll bars look as the system draws them.' },
  'scrollbar-width': { chrome: 121, firefox: 64, otherwise: 'Scroll bars look as the system draws them.' },
  'text-decoration-thickness': { chrome: 89, firefox: 70 },
  'text-size-adjust': { chrome: 54, firefox: null, otherwise: 'Only phones enlarge text by themselves.' },
  'text-underline-offset': { chrome: 87, firefox: 70 },
  'text-wrap': { chrome: 114, firefox: 121 },
};

/** Parts of styles that every browser had by 2020. */
export const OLD_CSS: ReadonlySet<string> = new Set(
  `-webkit-box-orient -webkit-line-clamp -webkit-text-size-adjust ::after ::backdrop ::before ::placeholder :checked
  :disabled :empty :first-child :focus :focus-within :hover :last-child :not :nth-child :only-child :placeholder-shown :root @import
  @keyframes @media align-content align-items align-self animation background background-color background-image
  background-position background-position-x background-repeat background-size block-size blur() border border-block-end border-block-start border-collapse border-color
  border-image border-inline-end border-inline-start border-inline-start-style border-radius border-spacing border-style
  border-width box-shadow box-sizing calc() clip-path color column-gap conic-gradient() content cubic-bezier() cursor
  direction display fill filter flex flex-direction flex-flow flex-wrap float font font-family font-size font-variant-numeric
  font-weight gap grid-area grid-column grid-row grid-template-columns grid-template-rows inline-size inset() isolation
  justify-content justify-self left letter-spacing line-height linear-gradient() list-style margin margin-block-end
  margin-block-start margin-inline-end margin-inline-start max() max-block-size max-inline-size min() min-block-size
  min-inline-size minmax() object-fit opacity order outline outline-color outline-offset overflow overflow-anchor
  overflow-wrap overflow-x overflow-y overscroll-behavior padding padding-block-end padding-block-start padding-inline-end
  padding-inline-start place-items pointer-events polygon() position repeat() repeating-linear-gradient() resize rgb()
  rotate() row-gap saturate() stop-color stop-opacity stroke stroke-linecap stroke-width table-layout text-align text-decoration text-decoration-color
  text-overflow transform transform-origin transition user-select var() vertical-align white-space z-index`.split(
    /\s+/,
  ),
);
