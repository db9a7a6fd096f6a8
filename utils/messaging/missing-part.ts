/** A script that belongs to Lookout could not be loaded: its files were taken away or changed under it. */
export class MissingPart extends Error {
  override readonly name = 'MissingPart';
}
