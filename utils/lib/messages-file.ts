/** The part of a generated `messages.json` that is used here. */
export type MessagesFile = Record<string, { message: string }>;

/** Reads messages like the browser's `i18n.getMessage`, for terminals and tests: `$1` to `$9`, `$$` for a dollar. */
export function readMessages(file: MessagesFile): (key: string, values: string[]) => string {
  return (key, values) =>
    (file[key]?.message ?? '').replace(/\$([1-9$])/g, (_, sign: string) =>
      sign === '$' ? '$' : (values[Number(sign) - 1] ?? ''),
    );
}
