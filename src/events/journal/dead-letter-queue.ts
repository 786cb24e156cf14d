import type { Database } from 'lmdb'
import { boundBytes } from './entry-bytes.ts'
import { decodeEvent, encodeEvent } from './event-bytes.ts'
import type { Quarantined } from './journal.ts'
import type { KeyRing } from './key-ring.ts'
import { seal, unseal } from './seal.ts'

/** Events that were set aside, sealed as the journal's entries are. Writes belong in a transaction of the caller's. */
export class DeadLetterQueue {
  readonly #table: Database<string, number>
  readonly #keyRing: KeyRing
  readonly #journalId: string

  constructor(table: Database<string, number>, keyRing: KeyRing, journalId: string) {
    this.#table = table
    this.#keyRing = keyRing
    this.#journalId = journalId
  }

  put({ position, event, reason, atMs }: Quarantined): void {
    const { key, name } = this.#keyRing.of(event.userId)
    const sealed = seal(key, encodeEvent(event), boundBytes(this.#journalId, position))
    const fields = [reason, atMs, name.toString('base64'), sealed.toString('base64')]
    this.#table.putSync(position, JSON.stringify(fields))
  }

  /** The first `limit`, without those of people who were forgotten. */
  read(limit: number): readonly Quarantined[] {
    const found: Quarantined[] = []
    for (const { key, value } of this.#table.getRange({ limit })) {
      const [reason, atMs, name, sealed] = JSON.parse(value) as [string, number, string, string]
      const position = Number(key)
      const personKey = this.#keyRing.named(Buffer.from(name, 'base64'))
      const text =
        personKey && unseal(personKey, Buffer.from(sealed, 'base64'), boundBytes(this.#journalId, position))
      if (text) found.push({ position, event: decodeEvent(text), reason, atMs })
    }
    return found
  }

  count(): number {
    return this.#table.getCount()
  }

  remove(position: number): void {
    this.#table.removeSync(position)
  }
}
