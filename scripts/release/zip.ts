import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import JSZip from 'jszip';

export interface ZipFile {
  /** With slashes, relative to the archive. */
  name: string;
  data: Buffer;
  executable?: boolean;
}

/** The earliest time that the format can express. */
const NO_TIME = new Date('1980-01-01T00:00:00Z');

/**
 * An archive that depends on names and contents alone: files in the order of their names, one fixed time, no folders.
 * JSZip deflates in JavaScript; Node's own deflate differs between versions and processors.
 */
export async function zip(files: readonly ZipFile[]): Promise<Buffer> {
  const archive = new JSZip();
  for (const { name, data, executable } of [...files].sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const unixPermissions = executable ? 0o100755 : 0o100644;
    archive.file(name, data, { date: NO_TIME, createFolders: false, unixPermissions });
  }
  const compressionOptions = { level: 9 };
  return archive.generateAsync({ type: 'nodebuffer', platform: 'UNIX', compression: 'DEFLATE', compressionOptions });
}

/** All files below a folder. */
export const filesBelow = (folder: string): ZipFile[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name))
    .map((file) => ({ name: path.relative(folder, file).replaceAll('\\', '/'), data: readFileSync(file) }));
