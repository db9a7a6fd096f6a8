import { itemId, type Known, type Probe, type Reading } from '@/scripts/doctor/probe';
import type { EndpointFacts, Field } from '@/utils/trakt/v2/endpoint-facts';

/** The result of Lookout's schemas for an answer. */
export interface Inspected {
  rows: Reading[];
  /** False if rows were expected and something else came. */
  isList: boolean;
  unknown: Set<string>;
  emptied: number;
  unreadable: number;
  /** How many rows lack a field. */
  missing: Map<Field, number>;
  /** Fields that are present but do not match the schema, with their values. */
  odd: Map<string, string>;
  /** Rows with an item that has no Trakt id. */
  idless: number;
}

export function inspect(json: unknown, probe: Probe, facts: EndpointFacts, known: Known): Inspected {
  const isList = Array.isArray(json) || json === null || probe.single === true;
  const values = Array.isArray(json) ? json : json === null || !isList ? [] : [json];
  const rows = values.map((value: unknown) => probe.read(value, known));
  const missing = new Map<Field, number>();
  const odd = new Map<string, string>();
  for (const { raw, wire } of rows) {
    for (const field of facts.fields) {
      if (valueAt(wire, field) === undefined) missing.set(field, (missing.get(field) ?? 0) + 1);
    }
    findOdd(raw, wire, '', odd);
  }
  const count = (fate: Reading['fate']) => rows.filter((row) => row.fate === fate).length;
  return {
    rows,
    isList,
    unknown: new Set(rows.flatMap(({ word }) => word ?? [])),
    emptied: count('emptied'),
    unreadable: count('unreadable'),
    missing,
    odd,
    idless: facts.fields.includes('type')
      ? rows.filter(({ wire, fate }) => fate === 'known' && namesTitle(wire) && itemId(wire) === undefined).length
      : 0,
  };
}

const namesTitle = (wire: object | null) =>
  ['movie', 'show', 'season', 'episode'].includes(String(valueAt(wire, 'type')));

export function valueAt(wire: unknown, field: string): unknown {
  let value = wire;
  for (const key of field.split('.')) value = isObject(value) ? value[key] : undefined;
  return value;
}

/** Lenient schemas read an invalid value as missing; this distinguishes it from an absent one. */
function findOdd(raw: unknown, wire: unknown, path: string, odd: Map<string, string>): void {
  if (!isObject(raw) || !isObject(wire)) return;
  for (const [key, value] of Object.entries(wire)) {
    const came = raw[key];
    const place = path === '' ? key : `${path}.${key}`;
    const isNothing = came === undefined || came === null || (Array.isArray(came) && came.length === 0);
    if (value === undefined && !isNothing) odd.set(place, JSON.stringify(came).slice(0, 60));
    else findOdd(came, value, place, odd);
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
