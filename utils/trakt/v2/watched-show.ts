export interface WatchedShow {
  show: string;
  seasons: 'all' | number[];
}
