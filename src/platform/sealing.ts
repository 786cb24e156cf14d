import { createCipheriv, createDecipheriv, createHmac, randomFillSync } from 'node:crypto'

/** Bytes of AES-GCM's nonce and of its authentication tag. */
const NONCE = 12
const TAG = 16

/** Random bytes for many nonces: one call for each nonce would cost as much as the encryption. */
const pool = Buffer.alloc(NONCE * 1_024)
let drawn = pool.length

function nonce(): Buffer {
  if (drawn >= pool.length) {
    randomFillSync(pool)
    drawn = 0
  }
  drawn += NONCE
  return Buffer.from(pool.subarray(drawn - NONCE, drawn))
}

/** Encrypts with AES-256-GCM under a fresh random nonce. `bound` is authenticated with the text but not stored. */
export function seal(key: Buffer, text: string, bound: Buffer): Buffer {
  const iv = nonce()
  const cipher = createCipheriv('aes-256-gcm', key, iv, { authTagLength: TAG })
  cipher.setAAD(bound)
  const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
  return Buffer.concat([iv, cipher.getAuthTag(), body])
}

/** The sealed text; null if the bytes, the key or `bound` differ in a single bit. */
export function unseal(key: Buffer, sealed: Uint8Array, bound: Buffer): string | null {
  try {
    const iv = sealed.subarray(0, NONCE)
    const decipher = createDecipheriv('aes-256-gcm', key, iv, { authTagLength: TAG })
    decipher.setAAD(bound)
    decipher.setAuthTag(sealed.subarray(NONCE, NONCE + TAG))
    return decipher.update(sealed.subarray(NONCE + TAG), undefined, 'utf8') + decipher.final('utf8')
  } catch {
    return null
  }
}

/** The first `length` bytes of HMAC-SHA-256: without the key it can neither be made nor checked. */
export function fingerprint(key: Buffer, text: string, length: number): Buffer {
  return createHmac('sha256', key).update(text, 'utf8').digest().subarray(0, length)
}
