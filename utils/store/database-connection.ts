import type { Result } from '@/utils/lib/result';
import { type Database, openDatabase, type StoreError } from '@/utils/store/open-database';

/** Opens the store when it is first needed and keeps it open; opens it anew after it had to be given up. */
export function connectDatabase(name: string): () => Promise<Result<Database, StoreError>> {
  let connection: Promise<Result<Database, StoreError>> | null = null;
  const forget = () => {
    connection = null;
  };
  return async () => {
    connection ??= openDatabase(name, forget);
    const result = await connection;
    if (!result.ok) forget();
    return result;
  };
}
