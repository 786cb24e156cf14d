/** Layout of an entry: version, instant of writing, the person's key name, the id's fingerprint, sealed event. */
const VERSION = 1
const AT = 1
const NAME = AT + 8
const ID = NAME + 16
const SEALED = ID + 16

export interface EntryParts {
  /** When it was written, epoch milliseconds. */
  readonly atMs: number
  readonly keyName: Buffer
  readonly idKey: Buffer
  readonly sealed: Buffer
}

export function joinEntry({ atMs, keyName, idKey, sealed }: EntryParts): Buffer {
  const head = Buffer.alloc(SEALED)
  head.writeUInt8(VERSION, 0)
  head.writeDoubleBE(atMs, AT)
  keyName.copy(head, NAME)
  idKey.copy(head, ID)
  return Buffer.concat([head, sealed])
}

/** Null if these are no bytes of an entry. */
export function splitEntry(bytes: Buffer): EntryParts | null {
  if (bytes.length <= SEALED || bytes[0] !== VERSION) return null
  return {
    atMs: bytes.readDoubleBE(AT),
    keyName: bytes.subarray(NAME, ID),
    idKey: bytes.subarray(ID, SEALED),
    sealed: bytes.subarray(SEALED),
  }
}

/** What an entry's seal is bound to: moved to another journal or position it does not open. */
export function boundBytes(journalId: string, position: number): Buffer {
  return Buffer.from(`${journalId}/${position}`, 'latin1')
}
