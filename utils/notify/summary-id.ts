const PREFIX = 'summary:';

/** The id of a summary. The cards that it covers store it in `delivery.summary`. */
export const summaryId = (firstCard: string, at: number): string => `${PREFIX}${firstCard}:${at}`;

export const isSummaryId = (id: string): boolean => id.startsWith(PREFIX);
