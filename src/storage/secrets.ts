/** Reading keys that live in the store, such as the one that recipients are hashed with. */
export interface SecretReader {
  get(name: string): Promise<Uint8Array | undefined>
}

/** Writing them. An erased secret takes the meaning of whatever was hashed with it along. */
export interface SecretTable extends SecretReader {
  /** Whether it was written: there was none of that name. */
  insert(name: string, secret: Uint8Array): Promise<boolean>
  erase(name: string): Promise<boolean>
}
