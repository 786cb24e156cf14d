import { hkdfSync } from 'node:crypto'
import { fingerprint, seal, unseal } from '../platform/sealing.ts'

/** Bytes of a keyed hash of a user id: two users never share one. */
const SUBJECT = 18

/** Bytes of a token of a download. */
const DOWNLOAD_TOKEN = 24

/** Names users without their ids, with a secret of the graph. */
export class UserSecret {
  /** Random text. */
  readonly text: string
  readonly #hashKey: Buffer
  readonly #sealKey: Buffer
  readonly #downloadKey: Buffer

  constructor(text: string) {
    this.text = text
    this.#hashKey = derived(text, 'subject')
    this.#sealKey = derived(text, 'seal')
    this.#downloadKey = derived(text, 'download')
  }

  /** The keyed hash of a user id. It cannot be turned back. */
  subjectOf(userId: string): string {
    return fingerprint(this.#hashKey, userId, SUBJECT).toString('base64url')
  }

  /** The token in the URL of an export. It is derived, so that it is stored nowhere. */
  downloadToken(requestId: string): string {
    return fingerprint(this.#downloadKey, requestId, DOWNLOAD_TOKEN).toString('base64url')
  }

  /** Encrypts a user id for one request. */
  seal(userId: string, requestId: string): string {
    return seal(this.#sealKey, userId, Buffer.from(requestId)).toString('base64')
  }

  /** The id that `seal` encrypted for this request; null if another secret did. */
  unseal(sealed: string, requestId: string): string | null {
    return unseal(this.#sealKey, Buffer.from(sealed, 'base64'), Buffer.from(requestId))
  }
}

function derived(secret: string, purpose: string): Buffer {
  return Buffer.from(hkdfSync('sha256', secret, '', `attune privacy ${purpose}`, 32))
}
