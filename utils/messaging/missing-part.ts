/** A script of Lookout could not be loaded: its files were removed or changed while it ran. */
export class MissingPart extends Error {
  override readonly name = 'MissingPart';
}
