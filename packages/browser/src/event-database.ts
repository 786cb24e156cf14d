import type { QueuedEvent } from './tracked-event.ts'

const NAME = 'attune-events'
const STORE = 'events'
const BY_TIME = 'occurredAt'

function resultOf<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error)
  })
}

/** All keys of an owner: `[owner, eventId]`. An array sorts after every text. */
function keysOf(owner: string): IDBKeyRange {
  return IDBKeyRange.bound([owner], [owner, []])
}

/** Waiting events in IndexedDB, shared by all tabs. Every method rejects if the browser denies it. */
export class EventDatabase {
  readonly #database: IDBDatabase

  constructor(database: IDBDatabase) {
    this.#database = database
  }

  /** Null if the browser denies the page a database. */
  static async open(): Promise<EventDatabase | null> {
    try {
      const request = indexedDB.open(NAME, 1)
      request.onupgradeneeded = () =>
        request.result
          .createObjectStore(STORE, { keyPath: ['owner', 'event.eventId'] })
          .createIndex(BY_TIME, 'event.occurredAt')
      return new EventDatabase(await resultOf(request))
    } catch {
      return null
    }
  }

  put(entries: readonly QueuedEvent[]): Promise<void> {
    return this.#write((store) => {
      for (const entry of entries) store.put(entry)
    })
  }

  remove(entries: readonly QueuedEvent[]): Promise<void> {
    return this.#write((store) => {
      for (const { owner, event } of entries) store.delete([owner, event.eventId])
    })
  }

  clear(): Promise<void> {
    return this.#write((store) => store.clear())
  }

  /** Removes all events until an instant, and then the oldest ones until `most` are left. */
  async trim(until: string, most: number): Promise<void> {
    const store = this.#store('readwrite')
    const byTime = store.index(BY_TIME)
    const old = await resultOf(byTime.count(IDBKeyRange.upperBound(until)))
    const surplus = Math.max(old, (await resultOf(byTime.count())) - most)
    // No limit would be all of them.
    if (surplus === 0) return
    for (const key of await resultOf(byTime.getAllKeys(null, surplus))) store.delete(key)
  }

  /** Whose events wait. */
  async owners(): Promise<readonly string[]> {
    const owners: string[] = []
    const request = this.#store('readonly').openKeyCursor()
    for (;;) {
      const cursor = await resultOf(request)
      if (cursor === null) return owners
      const [owner] = cursor.key as [string]
      owners.push(owner)
      cursor.continue([owner, []])
    }
  }

  of(owner: string, limit: number): Promise<readonly QueuedEvent[]> {
    return resultOf(this.#store('readonly').getAll(keysOf(owner), limit))
  }

  #store(mode: IDBTransactionMode): IDBObjectStore {
    return this.#database.transaction(STORE, mode).objectStore(STORE)
  }

  #write(act: (store: IDBObjectStore) => void): Promise<void> {
    return new Promise((resolve, reject) => {
      const store = this.#store('readwrite')
      const { transaction } = store
      transaction.oncomplete = () => resolve()
      transaction.onabort = () => reject(transaction.error)
      act(store)
      // Not when the page comes to it: the page may be closed before.
      transaction.commit()
    })
  }
}
