import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { LockedPackages } from './lock-problems';

export const ROOT = path.resolve(import.meta.dirname, '..', '..');

export const readLock = (folder = ROOT): { packages: LockedPackages } =>
  JSON.parse(readFileSync(path.join(folder, 'package-lock.json'), 'utf8'));
