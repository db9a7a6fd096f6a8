/** The value after `--name`, if it is given. */
export const textOf = (args: readonly string[], name: string): string | undefined =>
  args.includes(`--${name}`) ? args[args.indexOf(`--${name}`) + 1] : undefined;

export const numberOf = (args: readonly string[], name: string, standard: number): number =>
  Number(textOf(args, name) ?? standard);
