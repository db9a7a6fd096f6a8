import { parseArgs } from 'node:util';

export interface ServerOptions {
  port: number;
  /** Seconds between scripted events; 0: no scripted events. */
  speed: number;
  seed: number;
  /** Which examples are printed; both protocols are always served. */
  protocol: 'v1' | 'v2';
  dialect: 'rails' | 'workers' | 'mixed';
}

export const USAGE = `npm run sandbox -- [options]
  --port 8787       where to listen, on 127.0.0.1 only; 0 takes any free port
  --speed 20        seconds between events that happen by themselves; 0: none
  --seed 1          another seed is another world
  --protocol v2     which examples are printed (v1, v2); both are always served
  --dialect mixed   how v2 shows people and headers: rails, workers, mixed`;

/** @throws Error in a sentence for people */
export function readServerOptions(args: string[]): ServerOptions {
  const { values } = parseArgs({
    args,
    options: {
      port: { type: 'string', default: '8787' },
      speed: { type: 'string', default: '20' },
      seed: { type: 'string', default: '1' },
      protocol: { type: 'string', default: 'v2' },
      dialect: { type: 'string', default: 'mixed' },
    },
  });
  const number = (name: 'port' | 'speed' | 'seed') => {
    const value = Number(values[name]);
    if (!Number.isFinite(value) || value < 0) throw new Error(`--${name} must be a number, not "${values[name]}"`);
    return value;
  };
  const { protocol, dialect } = values;
  if (protocol !== 'v1' && protocol !== 'v2') throw new Error(`--protocol must be v1 or v2, not "${protocol}"`);
  if (dialect !== 'rails' && dialect !== 'workers' && dialect !== 'mixed') {
    throw new Error(`--dialect must be rails, workers or mixed, not "${dialect}"`);
  }
  return { port: number('port'), speed: number('speed'), seed: number('seed'), protocol, dialect };
}
